import type { FastifyInstance } from 'fastify';
import { exportRecordSchema } from '#contract/central/exports.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Identify } from '../plugins/identify.ts';

/** A table leaves the system only after this has answered: every export is on record. */
export const exportRoutes = (app: FastifyInstance, deps: { readonly identify: Identify; readonly audit: Audit }): void => {
  app.post('/api/exports', async (request, reply) => {
    const { user, seatId } = await deps.identify(request);
    const { what, rows } = exportRecordSchema.parse(request.body);
    await deps.audit.record(user?.userId ?? seatId ?? '', 'exported', { what, rows: String(rows) });
    return reply.status(204).send();
  });
};
