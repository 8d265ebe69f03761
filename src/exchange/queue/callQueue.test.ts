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
      calls: fc.nat(2),
      takesSecond: fc.boolean(),
    }),
    { selector: ({ seat }) => seat, maxLength: 6 },
  ),
  waiting: fc.uniqueArray(
    fc.record({ callId: fc.string({ minLength: 1 }), line, joinedAt: fc.nat(), offered: fc.boolean(), preferred: fc.constant(null) }),
    { selector: ({ callId }) => callId, maxLength: 6 },
  ),
  now: fc.nat(),
});

const anyone: QueueModel['members'][number] = { seat: 'A01', state: 'available', lines: ['110'], idleSince: 0, calls: 0, takesSecond: false };

describe('the queue', () => {
  it('offers only to a willing seat of the caller’s line, the idlest free one first, and to nobody else before him', () => {
    fc.assert(
      fc.property(model, (queue) => {
        const offer = nextOffer(queue);
        const fits = (callLine: Line) => queue.members.filter(({ lines }) => lines.includes(callLine));
        const free = (callLine: Line) => fits(callLine).filter(({ state, calls }) => state === 'available' && calls === 0);
        const second = (callLine: Line) => fits(callLine).filter(({ state, calls, takesSecond }) => calls === 1 && takesSecond && (state === 'available' || state === 'talking'));
        const willing = (callLine: Line) => [...free(callLine), ...second(callLine)];
        const servable = queue.waiting.filter(({ offered, line: callLine }) => !offered && willing(callLine).length > 0);
        if (offer === null) {
          expect(servable).toEqual([]);
          return;
        }
        const call = queue.waiting.find(({ callId }) => callId === offer.callId);
        const member = queue.members.find(({ seat }) => seat === offer.seat);
        expect(call?.joinedAt).toBe(Math.min(...servable.map(({ joinedAt }) => joinedAt)));
        const candidates = free(call?.line ?? '110').length > 0 ? free(call?.line ?? '110') : second(call?.line ?? '110');
        expect(member?.idleSince).toBe(Math.min(...candidates.map(({ idleSince }) => idleSince)));
      }),
    );
  });

  it('keeps a caller for the seat that lost him, whatever state its phone is in, for a while only', () => {
    const waiting = [{ callId: 'lost', line: '110' as const, joinedAt: 0, offered: false, preferred: { seat: 'A02', until: 100 } }];
    const own = { ...anyone, seat: 'A02', state: 'offline' as const };
    expect(nextOffer({ members: [anyone], waiting, now: 50 })).toBeNull();
    expect(nextOffer({ members: [anyone, own], waiting, now: 50 })).toEqual({ callId: 'lost', seat: 'A02' });
    expect(nextOffer({ members: [anyone, own], waiting, now: 100 })).toEqual({ callId: 'lost', seat: 'A01' });
  });
});
