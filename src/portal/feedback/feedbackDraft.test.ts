import { describe, expect, it } from 'vitest';
import { emptyFeedback, feedbackObstacle, feedbackOf, type FeedbackDraft } from './feedbackDraft.ts';

const grid = { hasContact: true, role: 'grid_worker', isPolice: false } as const;
const full: FeedbackDraft = { ...emptyFeedback, found: '隔油池满', done: '已清掏', solved: 'yes' };

describe('a feedback draft', () => {
  it('names what is missing, the contact first', () => {
    expect(feedbackObstacle(emptyFeedback, { ...grid, hasContact: false })).toBe('feedback.obstacle.contact');
    expect(feedbackObstacle(emptyFeedback, grid)).toBe('feedback.obstacle.found');
    expect(feedbackObstacle({ ...full, done: '  ' }, grid)).toBe('feedback.obstacle.done');
    expect(feedbackObstacle({ ...full, solved: null }, grid)).toBe('feedback.obstacle.solved');
    expect(feedbackObstacle({ ...full, solved: 'no' }, grid)).toBe('feedback.obstacle.unsolved');
    expect(feedbackObstacle(full, grid)).toBeNull();
  });

  it('asks a unit whether the complaint is true, and the police for the outcome', () => {
    expect(feedbackObstacle(full, { ...grid, role: 'unit_handler' })).toBe('feedback.obstacle.genuine');
    expect(feedbackObstacle({ ...full, genuine: 'no' }, { ...grid, role: 'unit_handler' })).toBeNull();
    expect(feedbackObstacle(full, { ...grid, role: 'unit_handler', isPolice: true })).toBe('feedback.obstacle.police');
    expect(feedbackOf({ ...full, outcome: 'warned', injured: 1, handedTo: '城管局' })?.police).toEqual({ outcome: 'warned', injured: 1, dead: 0, rescued: 0, takenAway: 0 });
    expect(feedbackOf({ ...full, outcome: 'handed_over', handedTo: ' 城管局 ' })?.police).toMatchObject({ outcome: 'handed_over', handedTo: '城管局' });
  });

  it('becomes a feedback only when it says whether the matter is solved, with what was said and nothing else', () => {
    expect(feedbackOf({ ...full, solved: null })).toBeNull();
    expect(feedbackOf({ ...full, found: ' 隔油池满 ' })).toEqual({ found: '隔油池满', done: '已清掏', solved: 'yes', photos: [] });
    expect(feedbackOf({ ...full, solved: 'partly', unsolvedReason: ' 待开挖 ', publicReply: '已列入计划' })).toMatchObject({
      unsolvedReason: '待开挖',
      publicReply: '已列入计划',
    });
  });
});
