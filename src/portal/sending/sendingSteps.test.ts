import { describe, expect, it } from 'vitest';
import { commandFor, orderChange } from '../../../tests/support/portalOrder.ts';
import { batchOf, withCommand, withFailure, withResults, withRetry, withoutRefusal } from './sendingSteps.ts';
import { nothingWaiting, unsentOf, waitingCommandSchema } from './waitingCommand.ts';

const order = orderChange({ n: 1, urgency: 'urgent', dispatchedAt: 1_000 });
const sign = commandFor(order, 1, 'sign');
const reached = commandFor(order, 2, 'visit');
const none: ReadonlySet<string> = new Set();
const both = withCommand(withCommand(nothingWaiting, sign), reached);

describe('the queue of commands', () => {
  it('survives storage and goes in order', () => {
    const read = { refused: [], waiting: both.waiting.map((row) => waitingCommandSchema.parse(structuredClone(row))) };
    expect(batchOf(read, 0, none).map(({ envelope }) => envelope.id)).toEqual([sign.id, reached.id]);
  });

  it('waits after a failed push and never gives up for want of a network', () => {
    let state = both;
    for (let day = 1; day <= 40; day += 1) state = withFailure(state, batchOf(state, day * 1e6, none), 'central_unreachable', day * 1e6, 0.5);
    expect(batchOf(state, 40e6, none)).toEqual([]);
    expect(unsentOf(state).map(({ entry }) => entry.state)).toEqual(['queued', 'queued']);
    expect(batchOf(state, 41e6, none)).toHaveLength(2);
  });

  it('sets aside what the central cannot process, and tries it again when the user wants', () => {
    let state = withCommand(nothingWaiting, sign);
    for (let n = 1; n <= 8; n += 1) state = withFailure(state, batchOf(state, n * 1e6, none), 'internal', n * 1e6, 0.5);
    expect(unsentOf(state)[0]?.entry.state).toBe('dead');
    expect(batchOf(withRetry(state, 9e6), 9e6, none)).toHaveLength(1);
  });

  it('keeps a refusal until it is read, and sends the rest', () => {
    const error = { kind: 'refused', code: 'already_signed', detail: {} } as const;
    const state = withResults(both, [{ status: 'refused', id: sign.id, error }], 5, 0);
    expect(state.refused).toEqual([{ envelope: sign, error }]);
    expect(batchOf(state, 5, none).map(({ envelope }) => envelope.id)).toEqual([reached.id]);
    expect(withoutRefusal(state, sign.id).refused).toEqual([]);
  });

  it('sends again what the central was too busy for', () => {
    const error = { kind: 'busy', code: 'database', detail: {} } as const;
    const state = withResults(withCommand(nothingWaiting, sign), [{ status: 'refused', id: sign.id, error }], 5, 0.5);
    expect(state.refused).toEqual([]);
    expect(batchOf(state, 60_000, none)).toHaveLength(1);
  });

  it('holds back what names a photo that is still on the phone, and what follows it', () => {
    const fileId = '00000000-0000-7000-8000-000000000001';
    const fed = commandFor(order, 3, 'feed_back');
    const withPhoto = { ...fed, command: { ...fed.command, feedback: { found: '-', done: '-', solved: 'yes', photos: [{ fileId, kind: 'after' }] } } } as typeof fed;
    const other = commandFor(orderChange({ n: 9, urgency: 'urgent', dispatchedAt: 1_000 }), 4, 'sign');
    const state = [sign, withPhoto, reached, other].reduce(withCommand, nothingWaiting);
    expect(batchOf(state, 0, new Set([fileId])).map(({ envelope }) => envelope.id)).toEqual([sign.id, other.id]);
    expect(batchOf(state, 0, none)).toHaveLength(4);
  });
});
