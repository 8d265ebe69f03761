import { describe, expect, it } from 'vitest';
import { emptyFeedback, feedbackObstacle, feedbackOf, type FeedbackDraft } from './feedbackDraft.ts';

const ready = { hasContact: true, uploading: 0, failed: 0 };
const full: FeedbackDraft = { found: '隔油池满', done: '已清掏', solved: 'yes', photos: [] };

describe('a feedback draft', () => {
  it('names what is missing, the contact first', () => {
    expect(feedbackObstacle(emptyFeedback, { ...ready, hasContact: false })).toBe('feedback.obstacle.contact');
    expect(feedbackObstacle(emptyFeedback, ready)).toBe('feedback.obstacle.found');
    expect(feedbackObstacle({ ...full, done: '  ' }, ready)).toBe('feedback.obstacle.done');
    expect(feedbackObstacle({ ...full, solved: null }, ready)).toBe('feedback.obstacle.solved');
    expect(feedbackObstacle(full, { ...ready, uploading: 1 })).toBe('feedback.obstacle.uploading');
    expect(feedbackObstacle(full, { ...ready, failed: 1 })).toBe('feedback.obstacle.failed');
    expect(feedbackObstacle(full, ready)).toBeNull();
  });

  it('becomes a feedback only when it says whether the matter is solved', () => {
    expect(feedbackOf({ ...full, solved: null })).toBeNull();
    expect(feedbackOf({ ...full, found: ' 隔油池满 ' })).toEqual({ found: '隔油池满', done: '已清掏', solved: 'yes', photos: [] });
  });
});
