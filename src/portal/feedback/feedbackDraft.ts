import * as z from 'zod';
import type { Feedback } from '#domain/case/case.ts';
import type { WordKey } from '../words/zhCN.ts';

export const feedbackDraftSchema = z.object({
  found: z.string().max(4_000),
  done: z.string().max(4_000),
  solved: z.enum(['yes', 'partly', 'no']).nullable(),
  /** Photos kept on the phone; the central may not have them yet. */
  photos: z.array(z.object({ fileId: z.uuid(), kind: z.enum(['before', 'after']) })).max(20),
});
export type FeedbackDraft = z.infer<typeof feedbackDraftSchema>;

export const emptyFeedback: FeedbackDraft = { found: '', done: '', solved: null, photos: [] };

/** The contract's limit for one feedback. */
export const mostPhotos = 20;

export const photoKinds = ['before', 'after'] as const;
export type PhotoKind = (typeof photoKinds)[number];

/** Why the feedback cannot be submitted yet, the first thing to do first; null when it can. */
export const feedbackObstacle = (draft: FeedbackDraft, hasContact: boolean): WordKey | null => {
  if (!hasContact) return 'feedback.obstacle.contact';
  if (draft.found.trim() === '') return 'feedback.obstacle.found';
  if (draft.done.trim() === '') return 'feedback.obstacle.done';
  return draft.solved === null ? 'feedback.obstacle.solved' : null;
};

/** Null while it is not said whether the matter is solved. */
export const feedbackOf = ({ found, done, solved, photos }: FeedbackDraft): Omit<Feedback, 'at'> | null =>
  solved === null ? null : { found: found.trim(), done: done.trim(), solved, photos };
