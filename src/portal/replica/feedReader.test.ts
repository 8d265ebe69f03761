import { describe, expect, it } from 'vitest';
import { ContractError } from '#contract/errors.ts';
import type { FeedPage } from '#contract/central/sync.ts';
import { orderChange } from '../../../tests/support/portalOrder.ts';
import type { CentralClient } from '../central/centralClient.ts';
import { openFeedReader } from './feedReader.ts';
import { emptyReplica } from './replica.ts';

/** A central whose feed can be changed and held back. */
const world = async () => {
  const central = { epoch: 'e', orders: [1], calls: 0, gate: Promise.resolve() };
  const page = (path: string): FeedPage => {
    const query = new URLSearchParams(path.split('?')[1]);
    const epoch = query.get('epoch') ?? '';
    if (epoch !== '' && epoch !== central.epoch) throw new ContractError('epoch_changed');
    const head = central.orders.length;
    const after = Number(query.get('after'));
    const changes = central.orders.slice(after, after + 1).map((n) => ({ ...orderChange({ n, urgency: 'urgent', dispatchedAt: 1 }), seq: n }));
    return { epoch: central.epoch, head, next: Math.min(head, after + 1), changes };
  };
  const client = {
    call: async ({ path }: { readonly path: string }) => {
      central.calls += 1;
      const answer = page(path);
      await central.gate;
      return answer;
    },
  } as unknown as CentralClient;
  const nowhere = { read: () => Promise.resolve(emptyReplica), write: () => Promise.resolve(), clear: () => Promise.resolve() };
  return { central, reader: await openFeedReader(client, nowhere) };
};

describe('reading the feed', () => {
  it('goes on to the head', async () => {
    const { central, reader } = await world();
    central.orders = [1, 2, 3];
    await reader.pull();
    expect(reader.replica.get().cases.size).toBe(3);
    expect(central.calls).toBe(3);
  });

  it('reads once more when asked while a reading is under way: the news may be behind it', async () => {
    const { central, reader } = await world();
    let open = (): void => undefined;
    central.gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = reader.pull();
    central.orders = [1, 2];
    const second = reader.pull();
    expect(reader.pull()).toBe(second);
    open();
    await Promise.all([first, second]);
    expect(reader.replica.get().cases.size).toBe(2);
  });

  it('starts anew when the central was restored', async () => {
    const { central, reader } = await world();
    central.orders = [1, 2];
    await reader.pull();
    central.epoch = 'f';
    central.orders = [3];
    await reader.pull();
    expect([...reader.replica.get().cases.values()].map(({ seq }) => seq)).toEqual([3]);
    expect(reader.replica.get().epoch).toBe('f');
  });
});
