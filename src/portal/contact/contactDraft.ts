import * as z from 'zod';
import type { StatedContact } from '#domain/case/case.ts';
import type { Instant } from '#domain/tenant.ts';
import type { WordKey } from '../words/zhCN.ts';

const photoSchema = z.object({
  fileId: z.uuid(),
  kind: z.literal('before'),
  at: z.number().int(),
  point: z.object({ lng: z.number(), lat: z.number(), system: z.literal('WGS-84'), accuracy: z.number().nullable() }).optional(),
});

/** What is under way or typed about a contact. */
export const contactDraftSchema = z.object({
  channel: z.enum(['call', 'visit', 'exception']),
  /** The call that the exchange makes; it goes on when the page is closed. */
  callId: z.uuid().nullable(),
  note: z.string().max(1_000),
  photos: z.array(photoSchema).max(9),
});
export type ContactDraft = z.infer<typeof contactDraftSchema>;

export const emptyContact: ContactDraft = { channel: 'call', callId: null, note: '', photos: [] };

/** Why a visit or an exception cannot be given yet; null when it can. */
export const contactObstacle = ({ channel, note, photos }: ContactDraft): WordKey | null => {
  if (note.trim() === '') return 'contact.obstacle.note';
  return channel === 'visit' && photos.length === 0 ? 'contact.obstacle.photo' : null;
};

export const visitOf = ({ note, photos }: ContactDraft, at: Instant): StatedContact => ({
  at, channel: 'visit', outcome: 'reached', seconds: 0, callId: null, note: note.trim(), photos,
});
