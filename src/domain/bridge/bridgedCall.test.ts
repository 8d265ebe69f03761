import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provesContact } from '../case/contactEvidence.ts';
import { contactOfBridge, startBridge, stepBridge, type BridgedCall, type BridgeEnd, type BridgeStep } from './bridgedCall.ts';

const begun = startBridge('call', 'wangge1', 1_000);
const run = (steps: readonly (readonly [BridgeStep, BridgeEnd | null, number])[]): BridgedCall =>
  steps.reduce((call, [step, end, at]) => stepBridge(call, step, end, at), begun);

describe('a call that the exchange makes for a unit', () => {
  it('that was answered is contact, with the seconds of talk and not of ringing', () => {
    const contact = contactOfBridge(run([['worker_answered', null, 4_000], ['citizen_ringing', null, 5_000], ['citizen_answered', null, 11_000], ['ended', 'answered', 73_900]]));
    expect(contact).toEqual({
      at: 11_000, channel: 'call', outcome: 'reached', seconds: 62, callId: 'call', note: '',
      call: { startedAt: 1_000, answeredAt: 11_000, endedAt: 73_900, result: 'answered', by: 'wangge1' },
    });
    expect(contact !== null && provesContact(contact)).toBe(true);
  });

  it.each(['no_answer', 'busy', 'unreachable'] as const)('that ended with %s is on record and proves nothing', (end) => {
    const contact = contactOfBridge(run([['worker_answered', null, 4_000], ['citizen_ringing', null, 5_000], ['ended', end, 50_000]]));
    expect(contact).toMatchObject({ outcome: 'no_answer', seconds: 0, call: { result: end, answeredAt: null } });
    expect(contact !== null && provesContact(contact)).toBe(false);
  });

  it('that never rang the citizen leaves nothing in the case', () => {
    expect(contactOfBridge(begun)).toBeNull();
    expect(contactOfBridge(run([['ended', 'worker_no_answer', 31_000]]))).toBeNull();
    expect(contactOfBridge(run([['worker_answered', null, 2_000], ['ended', 'given_up', 3_000]]))).toBeNull();
    expect(contactOfBridge(run([['worker_answered', null, 2_000], ['ended', 'failed', 3_000]]))).toBeNull();
  });

  it('is the same however often and in whatever order the exchange repeats itself after its end', () => {
    const step = fc.constantFrom<BridgeStep>('worker_ringing', 'worker_answered', 'citizen_ringing', 'citizen_answered', 'ended');
    const over = run([['citizen_answered', null, 9_000], ['ended', 'answered', 20_000]]);
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.constantFrom<BridgeEnd | null>(null, 'busy', 'answered'), fc.nat(100_000))), (steps) => {
        expect(steps.reduce((call, [each, end, at]) => stepBridge(call, each, end, at), over)).toEqual(over);
      }),
    );
  });

  it('proves contact only when the citizen answered and they talked for a second', () => {
    const step = fc.constantFrom<BridgeStep>('worker_answered', 'citizen_ringing', 'citizen_answered', 'ended');
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.constantFrom<BridgeEnd | null>('busy', 'answered', 'no_answer'), fc.nat(100_000))), (steps) => {
        const call = run(steps);
        const contact = contactOfBridge(call);
        const talked = call.answeredAt !== null && call.endedAt !== null && call.endedAt - call.answeredAt >= 1_000;
        expect(contact !== null && provesContact(contact)).toBe(talked);
      }),
    );
  });
});
