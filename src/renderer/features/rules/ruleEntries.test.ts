import { describe, expect, it } from 'vitest';
import { entriesOf, freshName, keyOfEntry, placeOf, withAdded, withEntry, withMoved, withoutEntry } from './ruleEntries.ts';

const body = { version: 'x', negations: ['没有'], questions: [{ id: 'a', text: '甲' }, { id: 'b', text: '乙' }, { id: 'c', text: '丙' }], thresholds: { divert: 0.1 } };
const order = (changed: unknown): string => entriesOf(changed).filter(({ section }) => section === 'questions').map(({ name }) => name).join('');

describe('the entries of a rule set under the hand', () => {
  it('are added, moved, removed and put back, the rest untouched', () => {
    expect(order(withMoved(body, 'questions', 2, -1))).toBe('acb');
    expect(order(withMoved(body, 'questions', 0, -1))).toBe('abc');
    expect(order(withoutEntry(body, 'questions', 1))).toBe('ac');
    const { body: longer, index } = withAdded(body, 'questions', { id: 'n' }, 0);
    expect([order(longer), index]).toEqual(['anbc', 1]);
    expect(order(withAdded(body, 'questions', { id: 'n' }, null).body)).toBe('abcn');
    const [first] = entriesOf(longer).filter(({ section }) => section === 'questions');
    expect(first).toBeDefined();
    if (first !== undefined) expect(withEntry(body, first, { id: 'a', text: '改' })).toEqual({ ...body, questions: [{ id: 'a', text: '改' }, ...body.questions.slice(1)] });
  });

  it('have a place to be chosen by, a key to be compared by, and a new one a name of its own', () => {
    const entries = entriesOf(body);
    expect(entries.map(placeOf)).toEqual(['negations', 'questions#0', 'questions#1', 'questions#2', 'thresholds']);
    expect(entries.map(keyOfEntry)[1]).toBe('questions/a');
    expect(freshName({ questions: [{ id: 'question_1' }] }, 'questions', 'question')).toBe('question_2');
  });
});
