import type { FastifyInstance } from 'fastify';
import { ContractError } from '#contract/errors.ts';
import type { ClusterWatch } from '../clusters/clusterWatch.ts';
import type { Identify } from '../plugins/identify.ts';

const mayWatch: readonly string[] = ['seat', 'taker_12345', 'taker_110', 'shift_lead', 'supervisor'];

/** Many alike at once, and disputes that come back: for the desks and those who lead them. */
export const clusterRoutes = (app: FastifyInstance, { identify, watch }: { readonly identify: Identify; readonly watch: ClusterWatch }): void => {
  app.get('/api/clusters', async (request) => {
    const { viewer } = await identify(request);
    if (!mayWatch.includes(viewer.role)) throw new ContractError('forbidden', 'role_not_allowed');
    return watch.read(viewer);
  });
};
