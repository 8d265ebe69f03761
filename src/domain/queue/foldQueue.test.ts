import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackDone, emptyQueue, foldQueue, queueStatus } from './foldQueue.ts';
import type { ExchangeEvent } from './queueStatus.ts';

type Report = ExchangeEvent extends infer Each ? (Each extends ExchangeEvent ? Omit<Each, 'id'> : never) : never;

const fold = (...reports: readonly Report[]) =>
  reports.reduce((state, report, index) => foldQueue(state, { ...report, id: `e${index}` }), emptyQueue());
const joined = (callId: string, at: number, line: '12345' | '110' = '12345'): Report => ({
  type: 'caller_joined', at, callId, line, number: '13800001111',
});
const answered = (callId: string, at: number): Report => ({ type: 'caller_answered', at, callId, seat: 'A07' });
const abandoned = (callId: string, at: number): Report => ({ type: 'caller_abandoned', at, callId });

describe('the live queue', () => {
  it('shows who waits, the longest first', () => {
    const { waiting } = queueStatus(fold(joined('late', 500), joined('early', 100), joined('gone', 50), answered('gone', 60)), 1_000);
    expect(waiting.map(({ callId, since }) => [callId, since])).toEqual([['early', 100], ['late', 500]]);
  });

  it('counts what was answered within 15 s of what was offered, for each line apart', () => {
    const state = fold(
      joined('a', 0), answered('a', 15_000),
      joined('b', 0), answered('b', 15_001),
      joined('c', 0), abandoned('c', 20_000),
      joined('d', 0, '110'),
    );
    const [hotline, police] = queueStatus(state, 30_000).lines;
    expect(hotline).toMatchObject({ offered: 3, answered: 2, abandoned: 1, within15s: { hits: 1, total: 3 }, meanAnswerSeconds: 15.0005 });
    expect(police).toMatchObject({ offered: 1, answered: 0, within15s: { hits: 0, total: 1 }, meanAnswerSeconds: null });
  });

  it('keeps who gave up in the call-back list until somebody has dealt with it', () => {
    const state = fold(joined('c', 0), abandoned('c', 20_400));
    expect(queueStatus(state, 0).abandonedCalls).toMatchObject([{ callId: 'c', number: '13800001111', waitedSeconds: 20 }]);
    expect(queueStatus(callbackDone(state, 'c'), 0).abandonedCalls).toEqual([]);
  });

  it('names who is parked until somebody fetches him, he hangs up, or he goes back to the queue', () => {
    const parked = (callId: string, at: number): Report => ({ type: 'call_parked', at, callId, slot: `70${callId}`, by: 'A07' });
    const slots = (...reports: readonly Report[]) => queueStatus(fold(...reports), 100).parked.map(({ slot }) => slot);
    expect(slots(parked('1', 5), parked('2', 9))).toEqual(['701', '702']);
    expect(slots(parked('1', 5), { type: 'party_joined', at: 7, callId: '1', party: 'A08', as: 'seat' })).toEqual([]);
    expect(slots(parked('1', 5), { type: 'call_ended', at: 7, callId: '1', by: 'caller' })).toEqual([]);
    expect(slots(parked('1', 5), { type: 'caller_requeued', at: 7, callId: '1', why: 'transfer_failed' })).toEqual([]);
  });

  it('shows a seat that missed its ring as not responding', () => {
    const state = fold({ type: 'seat_state', at: 1, seat: 'A07', state: 'available' }, { type: 'seat_missed', at: 2, callId: 'a', seat: 'A07' });
    expect(queueStatus(state, 3).seats).toEqual([{ seat: 'A07', state: 'not_responding', since: 2 }]);
  });

  it('keeps the time of a state that is only repeated', () => {
    const available = (at: number): Report => ({ type: 'seat_state', at, seat: 'A07', state: 'available' });
    expect(queueStatus(fold(available(1), available(9)), 10).seats[0]?.since).toBe(1);
  });

  it('adds up for any order of reports: everybody offered was answered, gave up, waits, or left', () => {
    const report: fc.Arbitrary<Report> = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(60_000)).chain(([callId, at]) =>
      fc.constantFrom<Report>(
        joined(callId, at), joined(callId, at, '110'), answered(callId, at), abandoned(callId, at),
        { type: 'call_ended', at, callId, by: 'caller' }, { type: 'caller_offered', at, callId, seat: 'A07' },
      ),
    );
    fc.assert(
      fc.property(fc.array(report, { maxLength: 60 }), (reports) => {
        const { lines, waiting } = queueStatus(fold(...reports), 60_000);
        for (const { line, offered, answered: taken, abandoned: left, within15s } of lines) {
          expect(within15s.hits).toBeLessThanOrEqual(taken);
          expect(taken + left + waiting.filter((each) => each.line === line).length).toBeLessThanOrEqual(offered);
        }
      }),
    );
  });
});
