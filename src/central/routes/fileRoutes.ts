import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { uploadChunk, uploadQuerySchema, type UploadState } from '#contract/central/files.ts';
import { ContractError } from '#contract/errors.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Feed } from '../cases/feed.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { Uploads } from '../files/uploads.ts';
import type { Identify, Identity } from '../plugins/identify.ts';

const paramsSchema = z.object({ id: z.uuid() });

/** Photos and voice notes: up in pieces that survive a broken connection, down for who may see a case that names them. */
export const fileRoutes = (
  app: FastifyInstance,
  deps: { readonly identify: Identify; readonly files: FileStore; readonly uploads: Uploads; readonly feed: Feed; readonly audit: Audit },
): void => {
  const { uploads } = deps;
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: uploadChunk }, (_request, body, done) => done(null, body));

  app.get('/api/uploads/:id', async (request): Promise<UploadState> => {
    const owner = ownerOf(await deps.identify(request));
    return uploads.state(paramsSchema.parse(request.params).id, owner);
  });

  app.post('/api/uploads/:id', { bodyLimit: uploadChunk }, async (request): Promise<UploadState> => {
    const owner = ownerOf(await deps.identify(request));
    const { id } = paramsSchema.parse(request.params);
    const piece = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    return uploads.append(id, owner, uploadQuerySchema.parse(request.query), piece);
  });

  app.get('/api/files/:id', async (request, reply) => {
    const identity = await deps.identify(request);
    const { id } = paramsSchema.parse(request.params);
    const found = await uploads.find(id);
    const owner = ownerOf(identity);
    const shown = found !== undefined && (found.uploadedBy === owner || (await deps.feed.showsFile(identity.viewer, id)));
    const content = shown ? await deps.files.read(id) : null;
    if (found === undefined || content === null) throw new ContractError('not_found', 'file');
    await deps.audit.record(owner, 'file_read', { fileId: id });
    return reply.type(found.mime).header('cache-control', 'private, max-age=86400').send(content);
  });
};

const ownerOf = ({ user, seatId }: Identity): string => user?.userId ?? `seat:${seatId ?? ''}`;
