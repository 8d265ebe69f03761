import * as z from 'zod';
import type { ContactEvidence } from '#domain/case/case.ts';
import type { Instant } from '#domain/tenant.ts';
import type { WordKey } from '../words/zhCN.ts';

/** What is typed about a contact; numbers stay text-like (null) until given. */
export const contactDraftSchema = z.object({
  channel: z.enum(['call', 'visit', 'exception']),
  outcome: z.enum(['reached', 'no_answer']),
  seconds: z.number().int().min(0).max(86_400),
  note: z.string().max(1_000),
  signed: z.boolean(),
  /** When the phone's own dialler was opened from here. */
  dialledAt: z.number().int().nullable(),
});
export type ContactDraft = z.infer<typeof contactDraftSchema>;

export const emptyContact: ContactDraft = { channel: 'call', outcome: 'reached', seconds: 0, note: '', signed: false, dialledAt: null };

/** Why it cannot be saved yet; null when it can. */
export const contactObstacle = (draft: ContactDraft): WordKey | null => {
  switch (draft.channel) {
    case 'call':
      return draft.outcome === 'reached' && draft.seconds === 0 ? 'contact.obstacle.seconds' : null;
    case 'visit':
      return draft.note.trim() === '' ? 'contact.obstacle.note' : null;
    case 'exception':
      if (draft.note.trim() === '') return 'contact.obstacle.note';
      return draft.signed ? null : 'contact.obstacle.signature';
    default:
      return draft.channel satisfies never;
  }
};

export const contactOf = (draft: ContactDraft, at: Instant): ContactEvidence => ({
  at,
  channel: draft.channel,
  outcome: draft.channel === 'call' ? draft.outcome : draft.channel === 'visit' ? 'reached' : 'no_answer',
  seconds: draft.channel === 'call' && draft.outcome === 'reached' ? draft.seconds : 0,
  callId: null,
  note: draft.note.trim(),
});

/** The draft when the user is back from the dialler: the time away is offered as the length of the call. */
export const afterDialling = (draft: ContactDraft, now: Instant): ContactDraft => {
  if (draft.dialledAt === null) return draft;
  const seconds = Math.max(0, Math.min(86_400, Math.round((now - draft.dialledAt) / 1_000)));
  return { ...draft, dialledAt: null, seconds };
};
