import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { callbackDoneSchema, type Directory } from '#contract/central/directory.ts';
import { recordingRequestSchema, seatStateRequestSchema } from '#contract/exchange/events.ts';
import { protocolVersion } from '#contract/central/protocolVersion.ts';
import { ContractError } from '#contract/errors.ts';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import type { Audit } from '../accounts/audit.ts';
import type { QueueWatch } from '../exchange/queueWatch.ts';
import type { Identify } from '../plugins/identify.ts';

/** Directory, queue, health. */
export const cityRoutes = (
  app: FastifyInstance,
  deps: {
    readonly identify: Identify;
    readonly directory: () => Promise<Omit<Directory, 'version'>>;
    readonly queue: QueueWatch;
    readonly recording: RecordingPolicy;
    readonly audit: Audit;
    readonly ready: () => Promise<void>;
    readonly version: string;
  },
): void => {
  app.get('/api/directory', async (request, reply) => {
    await deps.identify(request);
    const directory = await deps.directory();
    const version = createHash('sha256').update(JSON.stringify(directory)).digest('hex').slice(0, 16);
    const etag = `"${version}"`;
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return reply.header('etag', etag).send({ ...directory, version } satisfies Directory);
  });

  const deskRoles = ['taker_12345', 'taker_110', 'shift_lead', 'supervisor'];
  const identifyDesk = async (request: Parameters<Identify>[0]) => {
    const identity = await deps.identify(request);
    if (identity.user !== null && !deskRoles.includes(identity.user.role)) throw new ContractError('forbidden', 'role_not_allowed');
    return identity;
  };

  app.get('/api/queue', async (request) => {
    await identifyDesk(request);
    return deps.queue.report();
  });

  app.post('/api/queue/callbacks/:callId', async (request, reply) => {
    const { user, seatId } = await identifyDesk(request);
    const { callId } = z.object({ callId: z.string().min(1).max(80) }).parse(request.params);
    const { outcome } = callbackDoneSchema.parse(request.body);
    const by = user?.userId ?? seatId ?? '';
    await deps.queue.callbackDone(callId, outcome, by);
    await deps.audit.record(by, 'callback_done', { callId, outcome });
    return reply.status(204).send();
  });

  // The seat's own state, said by the seat: the second way beside the telephone's (a PBX knows no agent states by SIP).
  app.post('/api/queue/state', async (request, reply) => {
    const { seatId } = await identifyDesk(request);
    if (seatId === null) throw new ContractError('forbidden', 'role_not_allowed');
    const { state, lines } = seatStateRequestSchema.parse(request.body);
    await deps.queue.setSeatState(seatId, state, lines);
    return reply.status(204).send();
  });

  app.post('/api/queue/recording', async (request, reply) => {
    const { user, seatId } = await identifyDesk(request);
    const { callId, on } = recordingRequestSchema.parse(request.body);
    await deps.queue.setRecording(callId, on, user?.userId ?? seatId ?? '', deps.recording);
    return reply.status(204).send();
  });

  app.get('/api/health', () => ({ status: 'ok', protocol: protocolVersion, version: deps.version }));
  app.get('/api/ready', async () => {
    await deps.ready();
    return { status: 'ok', protocol: protocolVersion, version: deps.version };
  });
};
