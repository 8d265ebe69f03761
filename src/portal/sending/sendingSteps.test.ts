import { describe, expect, it } from 'vitest';
import { commandFor, orderChange } from '../../../tests/support/portalOrder.ts';
import { batchOf, withCommand, withFailure, withResults, withRetry, withoutRefusal } from './sendingSteps.ts';
import { nothingWaiting, sendingStateSchema, unsentOf } from './waitingCommand.ts';

const order = orderChange({ n: 1, urgency: 'urgent', dispatchedAt: 1_000 });
const sign = commandFor(order, 1, 'sign');
const reached = commandFor(order, 2, 'reached');
const both = withCommand(withCommand(nothingWaiting, sign), reached);

describe('the queue of commands', () => {
  it('survives storage and goes in order', () => {
    const read = sendingStateSchema.parse(JSON.parse(JSON.stringify(both)));
    expect(batchOf(read, 0).map(({ envelope }) => envelope.id)).toEqual([sign.id, reached.id]);
  });

  it('waits after a failed push and never gives up for want of a network', () => {
    let state = both;
    for (let day = 1; day <= 40; day += 1) state = withFailure(state, batchOf(state, day * 1e6), 'central_unreachable', day * 1e6, 0.5);
    expect(batchOf(state, 40e6)).toEqual([]);
    expect(unsentOf(state).map(({ entry }) => entry.state)).toEqual(['queued', 'queued']);
    expect(batchOf(state, 41e6)).toHaveLength(2);
  });

  it('sets aside what the central cannot process, and tries it again when the user wants', () => {
    let state = withCommand(nothingWaiting, sign);
    for (let n = 1; n <= 8; n += 1) state = withFailure(state, batchOf(state, n * 1e6), 'internal', n * 1e6, 0.5);
    expect(unsentOf(state)[0]?.entry.state).toBe('dead');
    expect(batchOf(withRetry(state, 9e6), 9e6)).toHaveLength(1);
  });

  it('keeps a refusal until it is read, and sends the rest', () => {
    const error = { kind: 'refused', code: 'already_signed', detail: {} } as const;
    const state = withResults(both, [{ status: 'refused', id: sign.id, error }], 5, 0);
    expect(state.refused).toEqual([{ envelope: sign, error }]);
    expect(batchOf(state, 5).map(({ envelope }) => envelope.id)).toEqual([reached.id]);
    expect(withoutRefusal(state, sign.id).refused).toEqual([]);
  });

  it('sends again what the central was too busy for', () => {
    const error = { kind: 'busy', code: 'database', detail: {} } as const;
    const state = withResults(withCommand(nothingWaiting, sign), [{ status: 'refused', id: sign.id, error }], 5, 0.5);
    expect(state.refused).toEqual([]);
    expect(batchOf(state, 60_000)).toHaveLength(1);
  });
});
