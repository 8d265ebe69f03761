import { describe, expect, it } from 'vitest';
import { sampleAssignment, sampleCase, sampleHistory } from './caseSample.ts';
import type { Case } from './case.ts';
import type { CaseEvent } from './event.ts';
import { BrokenHistory, evolve } from './evolve.ts';

const state = sampleCase({ assignments: [sampleAssignment(), sampleAssignment({ id: 'a2', unitId: 'g2', kind: 'joint' })] });
const [first] = sampleHistory(state);

const apply = (before: Case | null, event: CaseEvent, acceptedAt: number | null = 70): Case => {
  if (first === undefined) throw new Error('the sample has no history');
  return evolve(before, { ...first, version: 9, at: 50, acceptedAt, event });
};

describe('a case out of its events', () => {
  it('cannot begin in the middle', () => {
    expect(() => apply(null, { type: 'closed' })).toThrow(BrokenHistory);
  });

  it('is the fold of its history', () => {
    const folded = sampleHistory(state).reduce<Case | null>((before, event) => evolve(before, event), null);
    expect(folded).toMatchObject({ id: 'case-1', version: 5, state: 'signed', content: state.content });
    expect(folded?.assignments.map(({ signedBy }) => signedBy)).toEqual(['wang.min', 'wang.min']);
  });

  it('starts no clock at a seat: only the central’s acceptance dates a dispatch', () => {
    const dispatched: CaseEvent = { type: 'dispatched', transfer: 'work_order', assignments: [{ id: 'b', unitId: 'g', kind: 'lead' }], promise: '' };
    const bare = sampleCase({ assignments: [] });
    expect(apply(bare, dispatched, null).assignments[0]?.dispatchedAt).toBeNull();
    expect(apply(bare, dispatched).assignments[0]?.dispatchedAt).toBe(70);
  });

  it('stands where its lead stands, whatever a joint unit has done', () => {
    const feedback = { found: 'x', done: 'y', solved: 'yes', photos: [], at: 1 } as const;
    expect(apply(state, { type: 'fed_back', assignmentId: 'a2', feedback }).state).toBe('dispatched');
    expect(apply(state, { type: 'fed_back', assignmentId: 'a1', feedback }).state).toBe('fed_back');
  });

  it('keeps the fields that an edit does not name, and who edited the others last', () => {
    const edited = apply(state, { type: 'content_edited', fields: { demand: '疏通', title: undefined }, overwrote: {} });
    expect(edited.content).toEqual({ ...state.content, demand: '疏通' });
    expect(edited.fieldEdits).toEqual({ demand: { version: 9, by: 'wang.min' } });
  });
});
