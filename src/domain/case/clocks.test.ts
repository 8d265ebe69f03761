import { describe, expect, it } from 'vitest';
import { ruleBook } from '../../../tests/support/ruleBook.ts';
import type { WorkingCalendar } from '../calendar/workingCalendar.ts';
import type { Assignment, ContactEvidence, Feedback } from './case.ts';
import { sampleAssignment, sampleCase } from './caseSample.ts';
import { clockShare, clocksOf, nearestClock, type Clock } from './clocks.ts';

const minute = 60_000;
const everyDay: WorkingCalendar = { isWorkingDay: () => true, hours: [{ start: 0, end: 1_440 }] };

const clocks = (assignment: Partial<Assignment>): readonly Clock[] =>
  clocksOf(sampleCase({ assignments: [sampleAssignment(assignment)] }), ruleBook.clocks, everyDay);
const clock = (kind: Clock['kind'], assignment: Partial<Assignment>): Clock | undefined =>
  clocks(assignment).find((each) => each.kind === kind);

const contact = (change: Partial<ContactEvidence>): ContactEvidence => ({
  at: 7, channel: 'call', outcome: 'reached', seconds: 60, callId: 'c', note: '',
  call: { startedAt: 1, answeredAt: 7, endedAt: 67_000, result: 'answered', by: 'wangge1' }, ...change,
});
const feedback: Feedback = { found: '油污', done: '疏通', solved: 'yes', photos: [], at: 11 };

describe('the clocks of an urgent case', () => {
  it('are 15 minutes, 2 hours and 24 hours from the acceptance by the central', () => {
    const dispatchedAt = 1_000;
    expect(clocks({ dispatchedAt }).map(({ kind, startedAt, dueAt }) => [kind, startedAt, (dueAt - startedAt) / minute])).toEqual([
      ['sign', 1_000, 15],
      ['contact', 1_000, 120],
      ['done', 1_000, 1_440],
    ]);
  });

  it('do not run before the central has accepted the dispatch', () => {
    expect(clocks({ dispatchedAt: null })).toEqual([]);
  });

  it('count by the triage’s urgency once there is one', () => {
    const triage = { verdict: 'non_police', engineVerdict: null, category: null, urgency: 'critical', redFlags: [], rulesVersion: '1', overrideReason: null, at: 0, by: 'x' } as const;
    const [sign] = clocksOf(sampleCase({ triage }), ruleBook.clocks, everyDay);
    expect(sign?.dueAt).toBe(5 * minute);
  });

  it('stop at the sign, at the first proof of contact, and at the feedback', () => {
    const done = { state: 'fed_back', signedAt: 5, contacts: [contact({ outcome: 'no_answer', seconds: 0, at: 6 }), contact({})], feedback } as const;
    expect(clocks(done).map(({ kind, stoppedAt }) => [kind, stoppedAt])).toEqual([['sign', 5], ['contact', 7], ['done', 11]]);
  });

  it('stop for the police when they are on the scene', () => {
    expect(clock('contact', { transfer: 'police_dispatch', arrival: { at: 8, officers: '2 人', measures: '封路' } })?.stoppedAt).toBe(8);
  });

  it('run on while a call that nobody answered is the only contact', () => {
    expect(clock('contact', { contacts: [contact({ outcome: 'no_answer', seconds: 0 })] })?.stoppedAt).toBeNull();
  });

  it('are none for what was never done, once the unit has fed back or the case has ended', () => {
    expect(clocks({ state: 'fed_back', signedAt: 5, feedback }).map(({ kind }) => kind)).toEqual(['sign', 'done']);
    const closed = sampleCase({ state: 'closed', assignments: [sampleAssignment({ kind: 'joint', state: 'signed', signedAt: 5 })] });
    expect(clocksOf(closed, ruleBook.clocks, everyDay).map(({ kind }) => kind)).toEqual(['sign']);
  });

  it('stop for a re-check when it is recorded', () => {
    expect(clock('done', { kind: 'recheck', state: 'done', recheck: { at: 9, passed: true, note: '', photos: [] } })?.stoppedAt).toBe(9);
  });

  it.each(['rework', 'handling'] as const)('run on for the work while it is done again (%s)', (state) => {
    expect(clock('done', { state, feedback })?.stoppedAt).toBeNull();
  });
});

describe('a clock', () => {
  const running: Clock = { assignmentId: 'a', unitId: 'u', kind: 'sign', startedAt: 100, amberAt: 170, dueAt: 200, stoppedAt: null, pausedAt: null };

  it('shows its used share, frozen when stopped', () => {
    expect([0, 100, 170, 300].map((now) => clockShare(running, now))).toEqual([0, 0, 0.7, 2]);
    expect(clockShare({ ...running, stoppedAt: 150 }, 900)).toBe(0.5);
  });

  it('stands in a list row when it runs and is due first', () => {
    const later = { ...running, dueAt: 300 };
    expect(nearestClock([{ ...running, stoppedAt: 120 }, later, { ...running, dueAt: 250 }])?.dueAt).toBe(250);
    expect(nearestClock([])).toBeNull();
  });
});
