import { describe, expect, it } from 'vitest';
import { fetchedCaller } from './callHeaders.ts';
import { createDialogMemory } from './dialogMemory.ts';
import { stepPhone } from './callMachine.ts';
import { idlePhone, type PhoneInput, type PhoneState } from './phoneState.ts';

const run = (...inputs: readonly PhoneInput[]): { readonly state: PhoneState; readonly reports: readonly string[] } =>
  inputs.reduce<{ state: PhoneState; reports: readonly string[] }>(
    ({ state, reports }, input, at) => {
      const step = stepPhone(state, input, at);
      return { state: step.state, reports: [...reports, ...step.reports.map((report) => (report.type === 'ended' ? `ended_${report.by}` : report.type))] };
    },
    { state: idlePhone, reports: [] },
  );
const resume: PhoneInput = {
  type: 'resume',
  call: { callId: 'a', line: '110', number: '138', name: '', direction: 'in', rangAt: 1, answeredAt: 2 },
};
const command = (given: Extract<PhoneInput, { type: 'command' }>['command']): PhoneInput => ({ type: 'command', command: given, newCallId: 'b' });

describe('back into a call after a reload', () => {
  it('asks for it, and goes on as if nothing had been', () => {
    expect(stepPhone(idlePhone, resume, 9).actions).toEqual([{ type: 'resume', callId: 'a' }]);
    const { state, reports } = run(resume, { type: 'established', callId: 'a' });
    expect(reports).toEqual(['resumed']);
    expect(state.call).toMatchObject({ state: 'talking', answeredAt: 2, muted: false });
  });

  it('a call that is gone has broken off, whoever called', () => {
    expect(run(resume, { type: 'terminated', callId: 'a', why: 'cancelled', noAnswer: true, status: 404 }).reports).toEqual(['ended_failed']);
  });

  it('changes nothing while another call is there', () => {
    const talking = run(command({ type: 'dial', number: '139', line: '12345' })).state;
    expect(stepPhone(talking, resume, 1)).toEqual({ state: talking, actions: [], reports: [] });
  });

  it('the name of its dialog is kept as the exchange knows it, and forgotten with the call', () => {
    const stored = new Map<string, string>();
    const memory = createDialogMemory({ getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) });
    memory.keep('a', { dialog: { callId: 'x@y', localTag: 'ours', remoteTag: 'theirs' } } as never);
    expect(memory.replaces('a')).toBe('x@y;to-tag=theirs;from-tag=ours');
    memory.forget('a');
    expect(memory.replaces('a')).toBeNull();
    stored.set('lianxi.phone.dialog', 'no JSON');
    expect(memory.replaces('a')).toBeNull();
  });
});

describe('a three-way call', () => {
  const joined = run(
    { type: 'invited', callId: 'a', line: '12345', number: '138', name: '', caseNumber: '', answersItself: true },
    { type: 'established', callId: 'a' },
    command({ type: 'consult', callId: 'a', number: 'A08', caseNumber: null }),
    { type: 'established', callId: 'b' },
    command({ type: 'join' }),
  ).state;

  it('goes on without the call-taker when he hangs up on the caller', () => {
    const step = stepPhone(joined, command({ type: 'hang_up', callId: 'a' }), 9);
    expect(step.actions).toEqual([{ type: 'refer_to_call', callId: 'a', otherCallId: 'b', caseNumber: null }]);
    expect(step.state.transfer?.kind).toBe('attended');
    expect(step.reports.map(({ type }) => type)).toEqual(['transfer']);
  });

  it('drops the colleague when it is he who is hung up on', () => {
    const step = stepPhone(joined, command({ type: 'hang_up', callId: 'b' }), 9);
    expect(step.state.second).toBeNull();
    expect(step.state.call?.callId).toBe('a');
  });
});

describe('who was fetched', () => {
  const headers = (given: Readonly<Record<string, string>>) => ({ getHeader: (name: string) => given[name] });
  const answer = headers({ 'P-Asserted-Identity': '"王女士" <sip:13800000001@lianxi.training>', 'X-Lianxi-Line': '110', 'X-Lianxi-Case': '20261128-007-0001-4' });

  it('stands in the answer to a pick-up or a parked call', () => {
    expect(fetchedCaller('*8', answer)).toEqual({ line: '110', number: '13800000001', name: '王女士', caseNumber: '20261128-007-0001-4' });
    expect(fetchedCaller('park-701', headers({ 'P-Asserted-Identity': '<sip:139@x>' }))).toEqual({ line: '12345', number: '139', name: '', caseNumber: '' });
  });

  it('is nobody else’s business: whoever is dialled is who was dialled', () => {
    expect(fetchedCaller('13900000001', answer)).toBeNull();
    expect(fetchedCaller('*8', headers({}))).toBeNull();
    expect(fetchedCaller('*8', headers({ 'P-Asserted-Identity': 'nonsense' }))).toBeNull();
  });

  it('is the caller on the strip from then on', () => {
    const { state, reports } = run(
      command({ type: 'dial', number: '*8', line: '12345' }),
      { type: 'established', callId: 'b' },
      { type: 'identified', callId: 'b', line: '110', number: '138', name: '王', caseNumber: '' },
    );
    expect(reports).toEqual(['rang', 'answered', 'identified']);
    expect(state.call).toMatchObject({ line: '110', number: '138', direction: 'in' });
  });
});
