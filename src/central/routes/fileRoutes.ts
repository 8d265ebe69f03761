import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Feed } from '../cases/feed.ts';
import { fileTable } from '../database/schema.ts';
import { imageTypeOf, type FileStore } from '../files/fileStore.ts';
import type { Identify } from '../plugins/identify.ts';

const largestPhoto = 8 * 1024 * 1024;

export const fileRoutes = (
  app: FastifyInstance,
  deps: {
    readonly identify: Identify;
    readonly files: FileStore;
    readonly feed: Feed;
    readonly audit: Audit;
    readonly orm: NodePgDatabase;
    readonly tenant: string;
    readonly now: () => Instant;
  },
): void => {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer', bodyLimit: largestPhoto }, (_request, body, done) => done(null, body));

  app.post('/api/files', { bodyLimit: largestPhoto }, async (request) => {
    const { user, seatId } = await deps.identify(request);
    const mime = Buffer.isBuffer(request.body) ? imageTypeOf(request.body) : null;
    if (!Buffer.isBuffer(request.body) || mime === null) throw new ContractError('invalid_params', 'not_an_image', { at: 'body' });
    const fileId = randomUUID();
    const { sha256 } = await deps.files.save(fileId, request.body);
    const uploadedBy = user?.userId ?? seatId ?? '';
    const size = request.body.length;
    await deps.orm
      .insert(fileTable)
      .values({ tenant: deps.tenant, fileId, mime, size, sha256, uploadedBy, uploadedAt: deps.now() });
    return { fileId, bytes: size, sha256 };
  });

  app.get('/api/files/:id', async (request, reply) => {
    const { viewer, user, seatId } = await deps.identify(request);
    const { id } = z.object({ id: z.uuid() }).parse(request.params);
    const [found] = await deps.orm
      .select()
      .from(fileTable)
      .where(and(eq(fileTable.tenant, deps.tenant), eq(fileTable.fileId, id)));
    const own = found !== undefined && user !== null && found.uploadedBy === user.userId;
    if (found === undefined || !(own || (await deps.feed.showsFile(viewer, id)))) throw new ContractError('not_found', 'file');
    const content = await deps.files.read(id);
    if (content === null) throw new ContractError('not_found', 'file');
    await deps.audit.record(user?.userId ?? seatId ?? '', 'file_read', { fileId: id });
    return reply.type(found.mime).header('cache-control', 'private, max-age=86400').send(content);
  });
};
