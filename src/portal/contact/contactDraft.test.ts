import { describe, expect, it } from 'vitest';
import { afterDialling, contactObstacle, contactOf, emptyContact } from './contactDraft.ts';

describe('a contact draft', () => {
  it('of an answered call needs its length', () => {
    expect(contactObstacle(emptyContact)).toBe('contact.obstacle.seconds');
    expect(contactObstacle({ ...emptyContact, seconds: 102 })).toBeNull();
  });

  it('of an unanswered call needs nothing and carries no seconds', () => {
    const draft = { ...emptyContact, outcome: 'no_answer', seconds: 30 } as const;
    expect(contactObstacle(draft)).toBeNull();
    expect(contactOf(draft, 5)).toMatchObject({ at: 5, outcome: 'no_answer', seconds: 0 });
  });

  it('of a visit needs words, of an exception words and a signature', () => {
    expect(contactObstacle({ ...emptyContact, channel: 'visit', note: ' ' })).toBe('contact.obstacle.note');
    expect(contactObstacle({ ...emptyContact, channel: 'visit', note: '在现场见到本人' })).toBeNull();
    expect(contactObstacle({ ...emptyContact, channel: 'exception', note: '空号' })).toBe('contact.obstacle.signature');
    expect(contactObstacle({ ...emptyContact, channel: 'exception', note: '空号', signed: true })).toBeNull();
  });

  it('offers the time away as the length of the call, once', () => {
    const back = afterDialling({ ...emptyContact, dialledAt: 1_000 }, 103_400);
    expect(back).toMatchObject({ seconds: 102, dialledAt: null });
    expect(afterDialling(back, 999_999)).toBe(back);
  });
});
