import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, nextAttemptAt, nextBatch, revived, type OutboxEntry, type PushFailure } from './outbox.ts';

const entry = (change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  commandId: 'c1', caseId: 'case-1', position: 1, attempts: 0, notBefore: 0, state: 'queued', ...change,
});
const entries = fc
  .array(
    fc.record({
      caseId: fc.constantFrom('x', 'y', 'z'),
      notBefore: fc.integer({ min: 0, max: 20 }),
      state: fc.constantFrom('queued' as const, 'queued' as const, 'dead' as const),
    }),
    { maxLength: 15 },
  )
  .map((all) => all.map((each, index) => entry({ ...each, commandId: `c${index}`, position: index })));

describe('the next batch', () => {
  it('keeps the order of each case, skips nothing, and never waits for another case', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 20 }), (all, now) => {
        const batch = nextBatch(all, now, 100);
        for (const caseId of ['x', 'y', 'z']) {
          const waiting = all.filter((each) => each.caseId === caseId);
          const until = waiting.findIndex(({ state, notBefore }) => state === 'dead' || notBefore > now);
          expect(batch.filter((each) => each.caseId === caseId)).toEqual(until < 0 ? waiting : waiting.slice(0, until));
        }
      }),
    );
  });

  it('holds no more than was asked for', () => {
    expect(nextBatch([entry({ position: 2 }), entry({ position: 1 }), entry({ position: 3 })], 0, 2).map(({ position }) => position)).toEqual([1, 2]);
  });

  it('is due as soon as any case’s first command is', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const at = nextAttemptAt(all);
        if (at === null) expect(nextBatch(all, 1_000, 100)).toEqual([]);
        else {
          expect(nextBatch(all, at, 100)).not.toEqual([]);
          expect(nextBatch(all, at - 1, 100)).toEqual([]);
        }
      }),
    );
  });
});

describe('a failed push', () => {
  const afterAll = (failures: readonly PushFailure[], jitter = 0.5): OutboxEntry =>
    failures.reduce((each, failure) => afterFailure(each, failure, 1_000, jitter), entry());

  it('costs no command, however long the network or the sign-in is away', () => {
    const away = fc.array(fc.constantFrom<PushFailure>('unreachable', 'busy', 'unauthorised'), { maxLength: 60 });
    fc.assert(
      fc.property(away, fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, jitter) => {
        const { state, notBefore } = afterAll(failures, jitter);
        expect(state).toBe('queued');
        expect(notBefore).toBeLessThanOrEqual(31_000);
      }),
    );
  });

  it('sets a command aside that the central could not process eight times, until somebody sends it again', () => {
    const dead = afterAll(Array<PushFailure>(8).fill('poison'));
    expect(afterAll(Array<PushFailure>(7).fill('poison')).state).toBe('queued');
    expect(dead.state).toBe('dead');
    expect(revived(dead, 5)).toMatchObject({ state: 'queued', attempts: 0, notBefore: 5 });
  });

  it('waits longer each time, half of it by chance', () => {
    const waits = [1, 2, 3].map((times) => afterAll(Array<PushFailure>(times).fill('unreachable'), 0).notBefore - 1_000);
    expect(waits).toEqual([250, 500, 1_000]);
  });
});
