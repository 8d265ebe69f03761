import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepPhone } from './callMachine.ts';
import { idlePhone, type PhoneInput, type PhoneState } from './phoneState.ts';

const ids = fc.constantFrom('a', 'b', 'c', 'new0', 'new1', 'new2');
const on = fc.boolean();
const number = fc.constantFrom('A08', '13800000001', 'park');
const caseNumber = fc.constantFrom(null, '12345-1');
const command = fc.oneof(
  fc.record({ type: fc.constantFrom('answer' as const, 'reject' as const, 'hang_up' as const), callId: ids }),
  fc.record({ type: fc.constantFrom('mute' as const, 'hold' as const), callId: ids, on }),
  fc.record({ type: fc.constantFrom('consult' as const, 'hand_over' as const, 'transfer' as const), callId: ids, number, caseNumber }),
  fc.record({ type: fc.constantFrom('swap' as const, 'join' as const, 'complete' as const) }),
  fc.record({ type: fc.constant('dial' as const), number, line: fc.constantFrom('12345' as const, '110' as const) }),
);
const input: fc.Arbitrary<PhoneInput> = fc.oneof(
  fc.record({ type: fc.constant('invited' as const), callId: ids, line: fc.constant('110' as const), number, name: fc.constant(''), caseNumber: fc.constantFrom('', '12345-1'), answersItself: on }),
  fc.record({ type: fc.constant('established' as const), callId: ids }),
  fc.record({ type: fc.constant('hold_changed' as const), callId: ids, on }),
  fc.record({ type: fc.constant('transfer_decided' as const), callId: ids, status: fc.constantFrom(200, 404, 486, 603), parkedAt: fc.constant('') }),
  fc.record({ type: fc.constant('terminated' as const), callId: ids, why: fc.constantFrom('remote' as const, 'cancelled' as const, 'failed' as const), noAnswer: on, status: fc.constantFrom(0, 404, 486) }),
  fc.record({ type: fc.constant('progress' as const), callId: ids, earlyMedia: on }),
  fc.record({ type: fc.constant('identified' as const), callId: ids, line: fc.constant('110' as const), number, name: fc.constant(''), caseNumber: fc.constant('') }),
  fc.record({ type: fc.constant('command' as const), command, newCallId: ids }),
);

const callIds = (state: PhoneState): readonly string[] => [state.call, state.second].flatMap((call) => (call === null ? [] : [call.callId]));

describe('stepPhone, whatever comes in whatever order', () => {
  it('reports every call’s beginning and end exactly once, and asks the exchange to end what it drops', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        let state = idlePhone;
        for (const [at, each] of inputs.entries()) {
          const before = callIds(state);
          // Ids of new calls are unique in the product.
          if (each.type === 'command' && before.includes(each.newCallId)) continue;
          const step = stepPhone(state, each, at);
          const after = callIds(step.state);
          const rang = step.reports.flatMap((report) => (report.type === 'rang' ? [report.callId] : []));
          const ended = step.reports.flatMap((report) => (report.type === 'ended' ? [report.callId] : []));
          expect(rang).toEqual(after.filter((id) => !before.includes(id)));
          expect(ended.toSorted()).toEqual(before.filter((id) => !after.includes(id)).toSorted());
          for (const id of ended) {
            const endedByFarSide = each.type === 'terminated' && each.callId === id;
            const asked = step.actions.some((action) => (action.type === 'hang_up' || action.type === 'reject') && action.callId === id);
            expect(endedByFarSide || asked).toBe(true);
          }
          expect(new Set(after).size).toBe(after.length);
          if (step.state.call === null) expect(step.state).toEqual(idlePhone);
          if (step.state.joined) expect(step.state.second).not.toBeNull();
          state = step.state;
        }
      }),
    );
  });

  it('is never stuck: from wherever it is, hanging up what is there leaves an idle phone', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        let state = inputs.reduce((reached, each, at) => stepPhone(reached, each, at).state, idlePhone);
        for (const callId of callIds(state).toReversed()) {
          state = stepPhone(state, { type: 'command', command: { type: 'hang_up', callId }, newCallId: 'x' }, 100).state;
        }
        expect(state).toEqual(idlePhone);
      }),
    );
  });
});
