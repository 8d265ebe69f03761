import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Line } from '#domain/tenant.ts';
import { nextOffer, type QueueModel } from './callQueue.ts';

const line = fc.constantFrom<Line>('12345', '110');
const model: fc.Arbitrary<QueueModel> = fc.record({
  members: fc.uniqueArray(
    fc.record({
      seat: fc.string({ minLength: 1, maxLength: 3 }),
      state: fc.constantFrom<AgentState>('available', 'break', 'talking', 'not_responding'),
      lines: fc.uniqueArray(line, { minLength: 1 }),
      idleSince: fc.nat(),
      callId: fc.option(fc.string(), { nil: null }),
    }),
    { selector: ({ seat }) => seat, maxLength: 6 },
  ),
  waiting: fc.uniqueArray(
    fc.record({ callId: fc.string({ minLength: 1 }), line, joinedAt: fc.nat(), offered: fc.boolean() }),
    { selector: ({ callId }) => callId, maxLength: 6 },
  ),
});

describe('the queue', () => {
  it('offers only to a free, available seat of the caller’s line, and to nobody else before him', () => {
    fc.assert(
      fc.property(model, (queue) => {
        const offer = nextOffer(queue);
        const fits = (callLine: Line) =>
          queue.members.filter(({ state, callId, lines }) => state === 'available' && callId === null && lines.includes(callLine));
        const servable = queue.waiting.filter(({ offered, line: callLine }) => !offered && fits(callLine).length > 0);
        if (offer === null) {
          expect(servable).toEqual([]);
          return;
        }
        const call = queue.waiting.find(({ callId }) => callId === offer.callId);
        const member = queue.members.find(({ seat }) => seat === offer.seat);
        expect(call?.joinedAt).toBe(Math.min(...servable.map(({ joinedAt }) => joinedAt)));
        expect(member?.idleSince).toBe(Math.min(...fits(call?.line ?? '110').map(({ idleSince }) => idleSince)));
      }),
    );
  });
});
