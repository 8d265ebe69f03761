import { describe, expect, it } from 'vitest';
import { emptyFeedback, feedbackObstacle, feedbackOf, type FeedbackDraft } from './feedbackDraft.ts';

const full: FeedbackDraft = { found: '隔油池满', done: '已清掏', solved: 'yes', photos: [] };

describe('a feedback draft', () => {
  it('names what is missing, the contact first', () => {
    expect(feedbackObstacle(emptyFeedback, false)).toBe('feedback.obstacle.contact');
    expect(feedbackObstacle(emptyFeedback, true)).toBe('feedback.obstacle.found');
    expect(feedbackObstacle({ ...full, done: '  ' }, true)).toBe('feedback.obstacle.done');
    expect(feedbackObstacle({ ...full, solved: null }, true)).toBe('feedback.obstacle.solved');
    expect(feedbackObstacle(full, true)).toBeNull();
  });

  it('becomes a feedback only when it says whether the matter is solved', () => {
    expect(feedbackOf({ ...full, solved: null })).toBeNull();
    expect(feedbackOf({ ...full, found: ' 隔油池满 ' })).toEqual({ found: '隔油池满', done: '已清掏', solved: 'yes', photos: [] });
  });
});
