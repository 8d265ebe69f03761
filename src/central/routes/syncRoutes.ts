import type { FastifyInstance } from 'fastify';
import { feedQuerySchema, pushedCommandSchema, pushRequestSchema, type CommandResult } from '#contract/central/sync.ts';
import { ContractError } from '#contract/errors.ts';
import { pathOf } from '#contract/rpc/createCaller.ts';
import { tenantKey, type Tenant } from '#domain/tenant.ts';
import type { Arrived } from '../cases/arrived.ts';
import type { CommandLog } from '../cases/commandLog.ts';
import type { Feed } from '../cases/feed.ts';
import type { Identify } from '../plugins/identify.ts';

export interface SyncRoutesDeps {
  readonly identify: Identify;
  readonly log: CommandLog;
  readonly feed: Feed;
  readonly tenant: Tenant;
}

export const syncRoutes = (app: FastifyInstance, { identify, log, feed, tenant }: SyncRoutesDeps): void => {
  app.post('/api/commands', { bodyLimit: 8 * 1024 * 1024 }, async (request) => {
    const { viewer, user, seatId } = await identify(request);
    const { commands } = pushRequestSchema.parse(request.body);
    // A malformed element is refused alone and never blocks its neighbours.
    const read = commands.map((raw): Arrived | CommandResult => {
      const envelope = pushedCommandSchema.safeParse(raw);
      if (!envelope.success) return unreadable(raw, pathOf(envelope.error));
      if (tenantKey(envelope.data.tenant) !== tenantKey(tenant)) return unreadable(raw, 'tenant');
      return { viewer, userId: user?.userId ?? null, seatId, envelope: envelope.data };
    });
    const arrived = read.filter((each): each is Arrived => 'envelope' in each);
    const results = [...(await log.push(arrived))];
    return { results: read.map((each) => ('envelope' in each ? results.shift() : each)) };
  });

  app.get('/api/feed', async (request) => {
    const { viewer } = await identify(request);
    const { epoch, after, limit } = feedQuerySchema.parse(request.query);
    const page = await feed.page(viewer, after, limit);
    if (epoch !== '' && epoch !== page.epoch) throw new ContractError('epoch_changed', 'epoch_changed', { epoch: page.epoch });
    return page;
  });
};

const unreadable = (raw: unknown, at: string): CommandResult => ({
  status: 'refused',
  id: typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : '',
  error: { kind: 'invalid_params', code: 'invalid_params', detail: { at } },
});
