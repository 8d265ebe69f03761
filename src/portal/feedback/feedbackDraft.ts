import * as z from 'zod';
import type { Assignment, Feedback } from '#domain/case/case.ts';
import type { PoliceReport } from '#domain/case/caseRecords.ts';
import type { Role } from '#domain/tenant.ts';
import type { WordKey } from '../words/zhCN.ts';

export const policeOutcomes = ['mediated', 'warned', 'penalised', 'filed', 'rescued', 'handed_over', 'nothing_found'] as const satisfies readonly PoliceReport['outcome'][];
const pointSchema = z.object({ lng: z.number(), lat: z.number(), system: z.enum(['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09']), accuracy: z.number().nullable() });

const personsSchema = z.number().int().min(0).max(10_000);

export const feedbackDraftSchema = z.object({
  found: z.string().max(4_000),
  done: z.string().max(4_000),
  genuine: z.enum(['yes', 'partly', 'no']).nullable(),
  solved: z.enum(['yes', 'partly', 'no']).nullable(),
  unsolvedReason: z.string().max(1_000),
  publicReply: z.string().max(4_000),
  outcome: z.enum(policeOutcomes).nullable(),
  injured: personsSchema,
  /** Asked for later than the rest: a draft kept from before has none. */
  dead: personsSchema.default(0),
  rescued: personsSchema.default(0),
  takenAway: personsSchema.default(0),
  handedTo: z.string().max(200).default(''),
  /** Photos kept on the phone; the central may not have them yet. */
  photos: z.array(z.object({ fileId: z.uuid(), kind: z.enum(['before', 'after']), at: z.number().int(), point: pointSchema.optional() })).max(20),
});
export type FeedbackDraft = z.infer<typeof feedbackDraftSchema>;

export const emptyFeedback: FeedbackDraft = {
  found: '',
  done: '',
  genuine: null,
  solved: null,
  unsolvedReason: '',
  publicReply: '',
  outcome: null,
  injured: 0,
  dead: 0,
  rescued: 0,
  takenAway: 0,
  handedTo: '',
  photos: [],
};

/** The contract's limit for one feedback. */
export const mostPhotos = 20;

export const photoKinds = ['before', 'after'] as const;
export type PhotoKind = (typeof photoKinds)[number];

interface Surroundings {
  readonly hasContact: boolean;
  readonly role: Role;
  readonly isPolice: boolean;
}

export const surroundingsOf = ({ transfer }: Assignment, role: Role, hasContact: boolean): Surroundings => ({
  hasContact,
  role,
  isPolice: transfer === 'police_dispatch',
});

/** Why the feedback cannot be submitted yet, the first thing to do first; null when it can. A unit says whether the complaint is true; a grid worker may. */
export const feedbackObstacle = (draft: FeedbackDraft, { hasContact, role, isPolice }: Surroundings): WordKey | null => {
  if (!hasContact) return 'feedback.obstacle.contact';
  if (draft.found.trim() === '') return 'feedback.obstacle.found';
  if (draft.done.trim() === '') return 'feedback.obstacle.done';
  if (isPolice && draft.outcome === null) return 'feedback.obstacle.police';
  if (!isPolice && role === 'unit_handler' && draft.genuine === null) return 'feedback.obstacle.genuine';
  if (draft.solved === null) return 'feedback.obstacle.solved';
  return draft.solved !== 'yes' && draft.unsolvedReason.trim() === '' ? 'feedback.obstacle.unsolved' : null;
};

/** Null while it is not said whether the matter is solved. */
export const feedbackOf = (draft: FeedbackDraft): Omit<Feedback, 'at'> | null => {
  const { solved, genuine, outcome, injured, dead, rescued, takenAway, photos } = draft;
  const handedTo = draft.handedTo.trim();
  if (solved === null) return null;
  const [unsolvedReason, publicReply] = [draft.unsolvedReason.trim(), draft.publicReply.trim()];
  return {
    found: draft.found.trim(),
    done: draft.done.trim(),
    solved,
    photos,
    ...(genuine !== null && { genuine }),
    ...(solved !== 'yes' && { unsolvedReason }),
    ...(publicReply !== '' && { publicReply }),
    ...(outcome !== null && { police: { outcome, injured, dead, rescued, takenAway, ...(outcome === 'handed_over' && handedTo !== '' && { handedTo }) } }),
  };
};
