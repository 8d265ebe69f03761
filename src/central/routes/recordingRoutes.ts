import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { chunkHeadersSchema } from '#contract/central/recordings.ts';
import { ContractError } from '#contract/errors.ts';
import { largestChunk, recordedCallIdSchema, recordedChunkSchema, recordingLegSchema } from '#contract/recording.ts';
import type { Listener } from '#domain/recording/mayHear.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Identify } from '../plugins/identify.ts';
import type { Recordings } from '../recordings/recordings.ts';

const callSchema = z.object({ callId: recordedCallIdSchema });
const pieceSchema = callSchema.extend({ leg: recordingLegSchema, index: z.coerce.number().int().min(0).max(999_999) });

/** Seats bring their pieces here and hear them again; who hears what is written down once per call, when its list is read. */
export const recordingRoutes = (
  app: FastifyInstance,
  { identify, recordings, audit }: { readonly identify: Identify; readonly recordings: Recordings; readonly audit: Audit },
): void => {
  app.addContentTypeParser(/^audio\//, { parseAs: 'buffer', bodyLimit: largestChunk }, (_request, body, done) => done(null, body));

  app.put('/api/recordings/:callId/:leg/:index', { bodyLimit: largestChunk }, async (request) => {
    const { seatId } = await identify(request);
    if (seatId === null) throw new ContractError('forbidden', 'seat_only');
    const { callId, leg, index } = pieceSchema.parse(request.params);
    const headers = chunkHeadersSchema.parse(request.headers);
    if (!Buffer.isBuffer(request.body)) throw new ContractError('invalid_params', 'not_audio', { at: 'body' });
    const chunk = recordedChunkSchema.parse({
      leg,
      index,
      offset: headers['x-lianxi-offset'],
      duration: headers['x-lianxi-duration'],
      mime: request.headers['content-type'],
      sha256: headers['x-lianxi-sha256'],
      bytes: request.body.length,
    });
    await recordings.keep(seatId, callId, headers['x-lianxi-line'], chunk, request.body);
    return {};
  });

  app.get('/api/recordings/:callId', async (request) => {
    const { listener, actor } = await listenerOf(identify, request);
    const { callId } = callSchema.parse(request.params);
    const chunks = await recordings.list(listener, callId);
    if (chunks.length > 0) await audit.record(actor, 'recording_heard', { callId });
    return { chunks };
  });

  app.get('/api/recordings/:callId/:leg/:index', async (request, reply) => {
    const { listener } = await listenerOf(identify, request);
    const { callId, leg, index } = pieceSchema.parse(request.params);
    const { mime, content } = await recordings.read(listener, callId, leg, index);
    return reply.type(mime).header('cache-control', 'no-store').send(content);
  });
};

const listenerOf = async (identify: Identify, request: FastifyRequest): Promise<{ readonly listener: Listener; readonly actor: string }> => {
  const { viewer, user, seatId } = await identify(request);
  return { listener: { role: viewer.role, line: viewer.line, seatId }, actor: user?.userId ?? seatId ?? '' };
};
