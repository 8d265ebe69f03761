import * as z from 'zod';
import type { Feedback } from '#domain/case/case.ts';
import type { WordKey } from '../words/zhCN.ts';

export const feedbackDraftSchema = z.object({
  found: z.string().max(4_000),
  done: z.string().max(4_000),
  solved: z.enum(['yes', 'partly', 'no']).nullable(),
  /** Photos the central has already. */
  photos: z.array(z.object({ fileId: z.uuid(), kind: z.enum(['before', 'after']) })).max(20),
});
export type FeedbackDraft = z.infer<typeof feedbackDraftSchema>;

export const emptyFeedback: FeedbackDraft = { found: '', done: '', solved: null, photos: [] };

/** The contract's limit for one feedback. */
export const mostPhotos = 20;

interface FeedbackSurroundings {
  readonly hasContact: boolean;
  readonly uploading: number;
  readonly failed: number;
}

/** Why the feedback cannot be submitted yet, the first thing to do first; null when it can. */
export const feedbackObstacle = (draft: FeedbackDraft, { hasContact, uploading, failed }: FeedbackSurroundings): WordKey | null => {
  if (!hasContact) return 'feedback.obstacle.contact';
  if (draft.found.trim() === '') return 'feedback.obstacle.found';
  if (draft.done.trim() === '') return 'feedback.obstacle.done';
  if (draft.solved === null) return 'feedback.obstacle.solved';
  if (uploading > 0) return 'feedback.obstacle.uploading';
  return failed > 0 ? 'feedback.obstacle.failed' : null;
};

/** Null while it is not said whether the matter is solved. */
export const feedbackOf = ({ found, done, solved, photos }: FeedbackDraft): Omit<Feedback, 'at'> | null =>
  solved === null ? null : { found: found.trim(), done: done.trim(), solved, photos };
