import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { uploadChunk, uploadQuerySchema, type UploadState } from '#contract/central/files.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Feed } from '../cases/feed.ts';
import { fileTable } from '../database/schema.ts';
import type { FileStore } from '../files/fileStore.ts';
import { mediaTypeOf } from '../files/mediaTypeOf.ts';
import type { PartialFiles } from '../files/partialFiles.ts';
import type { Identify, Identity } from '../plugins/identify.ts';

const paramsSchema = z.object({ id: z.uuid() });
const keepPartial = 14 * 24 * 3_600_000;

/** Photos and voice notes: up in pieces that survive a broken connection, down for who may see a case that names them. */
export const fileRoutes = (
  app: FastifyInstance,
  deps: {
    readonly identify: Identify;
    readonly files: FileStore;
    readonly partial: PartialFiles;
    readonly feed: Feed;
    readonly audit: Audit;
    readonly orm: NodePgDatabase;
    readonly tenant: string;
    readonly now: () => Instant;
  },
): void => {
  const { partial, orm, tenant, now } = deps;
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: uploadChunk }, (_request, body, done) => done(null, body));

  const find = async (fileId: string) => {
    const [found] = await orm.select().from(fileTable).where(and(eq(fileTable.tenant, tenant), eq(fileTable.fileId, fileId)));
    return found;
  };
  /** Null while the file is not whole. @throws ContractError forbidden for an id that somebody else has used. */
  const storedState = async (fileId: string, owner: string): Promise<UploadState | null> => {
    const found = await find(fileId);
    if (found !== undefined && found.uploadedBy !== owner) throw new ContractError('forbidden', 'file_of_another');
    return found === undefined ? null : { offset: found.size, stored: true };
  };
  const finish = async (fileId: string, owner: string, sha256: string): Promise<void> => {
    const content = await partial.read(owner, fileId);
    const actual = createHash('sha256').update(content).digest('hex');
    const mime = mediaTypeOf(content);
    if (mime === null || (sha256 !== '' && sha256 !== actual)) {
      await partial.drop(owner, fileId);
      if (mime === null) throw new ContractError('invalid_params', 'not_a_photo', { at: 'body' });
      throw new ContractError('conflict', 'checksum');
    }
    await deps.files.save(fileId, content);
    await orm
      .insert(fileTable)
      .values({ tenant, fileId, mime, size: content.length, sha256: actual, uploadedBy: owner, uploadedAt: now() })
      .onConflictDoNothing();
    await partial.drop(owner, fileId);
  };

  app.addHook('onReady', () => partial.dropOlder(now() - keepPartial));

  app.get('/api/uploads/:id', async (request): Promise<UploadState> => {
    const owner = ownerOf(await deps.identify(request));
    const { id } = paramsSchema.parse(request.params);
    return (await storedState(id, owner)) ?? { offset: await partial.size(owner, id), stored: false };
  });

  app.post('/api/uploads/:id', { bodyLimit: uploadChunk }, async (request): Promise<UploadState> => {
    const owner = ownerOf(await deps.identify(request));
    const { id } = paramsSchema.parse(request.params);
    const { offset, size, sha256 } = uploadQuerySchema.parse(request.query);
    const stored = await storedState(id, owner);
    if (stored !== null) return stored;
    const piece = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (offset + piece.length > size) throw new ContractError('invalid_params', 'too_long', { at: 'offset' });
    const after = await partial.append(owner, id, offset, piece);
    if (after < size) return { offset: after, stored: false };
    await finish(id, owner, sha256);
    return { offset: size, stored: true };
  });

  app.get('/api/files/:id', async (request, reply) => {
    const identity = await deps.identify(request);
    const { id } = paramsSchema.parse(request.params);
    const found = await find(id);
    const owner = ownerOf(identity);
    const shown = found !== undefined && (found.uploadedBy === owner || (await deps.feed.showsFile(identity.viewer, id)));
    const content = shown ? await deps.files.read(id) : null;
    if (found === undefined || content === null) throw new ContractError('not_found', 'file');
    await deps.audit.record(owner, 'file_read', { fileId: id });
    return reply.type(found.mime).header('cache-control', 'private, max-age=86400').send(content);
  });
};

const ownerOf = ({ user, seatId }: Identity): string => user?.userId ?? `seat:${seatId ?? ''}`;
