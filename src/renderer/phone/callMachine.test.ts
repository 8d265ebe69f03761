import { describe, expect, it } from 'vitest';
import { stepPhone } from './callMachine.ts';
import { idlePhone, type PhoneInput, type PhoneState, type PhoneStep } from './phoneState.ts';

const invited: PhoneInput = { type: 'invited', callId: 'a', line: '12345', number: '13800000001', name: '王女士', caseNumber: '', answersItself: false };
const command = (given: Extract<PhoneInput, { type: 'command' }>['command']): PhoneInput => ({
  type: 'command',
  command: given,
  newCallId: 'new',
});
const ended = (why: 'remote' | 'cancelled' | 'failed', noAnswer = false): PhoneInput => ({
  type: 'terminated',
  callId: 'a',
  why,
  noAnswer,
  status: 0,
});

/** Runs the inputs at one second distance; the reports of all steps and the actions of the last. */
const run = (inputs: readonly PhoneInput[], step = 1_000): { state: PhoneState; last: PhoneStep; reports: string[] } => {
  let state = idlePhone;
  let last: PhoneStep = { state, actions: [], reports: [] };
  const reports: string[] = [];
  for (const [index, input] of inputs.entries()) {
    last = stepPhone(state, input, index * step);
    state = last.state;
    for (const report of last.reports) reports.push(report.type === 'ended' ? `ended_${report.by}` : report.type);
  }
  return { state, last, reports };
};

const talking: readonly PhoneInput[] = [
  invited,
  command({ type: 'answer', callId: 'a' }),
  { type: 'established', callId: 'a' },
];

describe('stepPhone', () => {
  it('rings, answers once, talks and ends by the caller', () => {
    const { reports, state } = run([...talking, command({ type: 'answer', callId: 'a' }), ended('remote')]);
    expect(reports).toEqual(['rang', 'answered', 'ended_caller']);
    expect(state.call).toBeNull();
  });

  it('asks the exchange for hold and reports it only when agreed', () => {
    const asked = run([...talking, command({ type: 'hold', callId: 'a', on: true })]);
    expect(asked.last.actions).toEqual([{ type: 'hold', callId: 'a', on: true }]);
    expect(asked.reports).not.toContain('held');
    const agreed = run([...talking, { type: 'hold_changed', callId: 'a', on: true }]);
    expect(agreed.reports.at(-1)).toBe('held');
    expect(agreed.state.call?.state).toBe('held');
  });

  it('reports the seat as the one who hung up at once, and ignores the late answer of the exchange', () => {
    const { reports, last } = run([...talking, command({ type: 'hang_up', callId: 'a' }), ended('remote')]);
    expect(reports).toEqual(['rang', 'answered', 'ended_seat']);
    expect(last.actions).toEqual([]);
  });

  it('tells a withdrawn offer from a caller who gave up', () => {
    expect(run([invited, ended('cancelled')]).reports.at(-1)).toBe('ended_abandoned');
    expect(run([invited, ended('cancelled', true)]).reports.at(-1)).toBe('ended_missed');
    expect(run([invited, ended('cancelled')], 15_000).reports.at(-1)).toBe('ended_missed');
  });

  it('lets a second caller knock, and is busy for a third', () => {
    const two = run([...talking, { ...invited, callId: 'b' }]);
    expect(two.state).toMatchObject({ call: { callId: 'a' }, second: { callId: 'b', purpose: 'waiting' } });
    const three = run([...talking, { ...invited, callId: 'b' }, { ...invited, callId: 'c' }]);
    expect(three.last.actions).toEqual([{ type: 'reject', callId: 'c', status: 486 }]);
    const answered = run([...talking, { ...invited, callId: 'b' }, command({ type: 'answer', callId: 'b' })]);
    expect(answered.last.actions).toEqual([{ type: 'hold', callId: 'a', on: true }, { type: 'answer', callId: 'b' }]);
  });

  it('never calls a transfer done before the exchange says so, and has the call back when it fails', () => {
    const asked = [...talking, command({ type: 'transfer', callId: 'a', number: 'A08', caseNumber: null })];
    expect(run(asked).state.call?.state).toBe('talking');
    const failed = run([...asked, { type: 'transfer_decided', callId: 'a', status: 486, parkedAt: '' }]);
    expect(failed.state).toMatchObject({ call: { callId: 'a', state: 'talking' }, transfer: null });
    const done = run([...asked, { type: 'transfer_decided', callId: 'a', status: 200, parkedAt: '' }]);
    expect(done.last.actions).toEqual([{ type: 'hang_up', callId: 'a' }]);
    expect(done.reports.at(-1)).toBe('ended_transferred');
  });

  it('takes the caller off hold when a hand-over is not answered', () => {
    const { last, state } = run([
      ...talking,
      command({ type: 'hand_over', callId: 'a', number: 'A08', caseNumber: 'n' }),
      { type: 'hold_changed', callId: 'a', on: true },
      { type: 'terminated', callId: 'new', why: 'remote', noAnswer: false, status: 0 },
    ]);
    expect(last.actions).toEqual([{ type: 'hold', callId: 'a', on: false }]);
    expect(last.reports.map(({ type }) => type)).toEqual(['ended', 'transfer']);
    expect(state.second).toBeNull();
  });

  it('dials out, fails in words when nobody is there', () => {
    const dialled = run([command({ type: 'dial', number: '*43', line: '12345' })]);
    expect(dialled.last.actions).toEqual([{ type: 'dial', callId: 'new', number: '*43', line: '12345', caseNumber: null }]);
    expect(stepPhone(dialled.state, { type: 'terminated', callId: 'new', why: 'remote', noAnswer: false, status: 0 }, 5).reports).toEqual([
      { type: 'ended', callId: 'new', by: 'failed' },
    ]);
  });

  it('ignores inputs for another call and commands the state does not allow', () => {
    const { state } = run([invited]);
    for (const input of [
      command({ type: 'mute', callId: 'a', on: true }),
      command({ type: 'hold', callId: 'a', on: true }),
      command({ type: 'answer', callId: 'other' }),
      { type: 'established', callId: 'other' } as const,
    ]) {
      expect(stepPhone(state, input, 1)).toEqual({ state, actions: [], reports: [] });
    }
  });
});
