import type * as z from 'zod';
import { seatSchema, seatSessionSchema, sessionSchema, type Seat, type Session } from '#contract/central/auth.ts';
import { carriedBodySchema } from '#contract/central/carriedCase.ts';
import { clustersSchema, type Clusters } from '#contract/central/clusters.ts';
import { directorySchema, queueReportSchema, type Directory } from '#contract/central/directory.ts';
import { locationAnswerSchema, type LocationAnswer, type locationRequestSchema } from '#contract/central/location.ts';
import { rulesInForceSchema, type RulesInForce } from '#contract/central/ruleSets.ts';
import {
  assessmentSchema,
  diversionCasesSchema,
  diversionSchema,
  drillSchema,
  followUpQueueSchema,
  type Assessment,
  type assessmentQuerySchema,
  type Diversion,
  type DiversionCases,
  type diversionCasesQuerySchema,
  type diversionQuerySchema,
  type Drill,
  type drillQuerySchema,
  type FollowUpQueue,
} from '#contract/central/loop.ts';
import { protocolVersion } from '#contract/central/protocolVersion.ts';
import { recordingListSchema } from '#contract/central/recordings.ts';
import { feedPageSchema, pushResponseSchema, type CommandResult, type FeedPage } from '#contract/central/sync.ts';
import { caseTextsSchema } from '#contract/central/texts.ts';
import type { CaseText } from '#contract/followUp.ts';
import { ContractError, wireErrorSchema } from '#contract/errors.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import type { RecordedChunk, RecordingLeg } from '#domain/recording/recordedChunk.ts';
import type { CarriedCase } from '#domain/replay/seatView.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Instant, Line } from '#domain/tenant.ts';
import { createUserSession } from './userSession.ts';

/** The central as the seat sees it. Every method rejects with a ContractError; `central_unreachable` when nothing answers. */
export interface CentralClient {
  login(user: string, password: string): Promise<Session>;
  enrol(request: { readonly seatId: string; readonly code: string; readonly publicKey: string }): Promise<Seat>;
  /** Signs in as the seat; later calls use its token and renew it. Returns the seat and the central's clock. */
  signIn(): Promise<{ readonly seat: Seat; readonly serverTime: Instant }>;
  push(commands: readonly CommandEnvelope[]): Promise<readonly CommandResult[]>;
  feed(epoch: string, after: number, limit: number): Promise<FeedPage>;
  directory(): Promise<Directory>;
  /** Many alike at once and repeat disputes, as far as this seat may see them. */
  clusters(): Promise<Clusters>;
  assessment(wanted: AssessmentWanted): Promise<Assessment>;
  drill(wanted: z.infer<typeof drillQuerySchema>): Promise<Drill>;
  diversion(wanted: z.infer<typeof diversionQuerySchema>): Promise<Diversion>;
  diversionCases(wanted: z.infer<typeof diversionCasesQuerySchema>): Promise<DiversionCases>;
  /** @throws ContractError refused `follow_up_claimed` while somebody else calls. */
  claimFollowUp(caseId: string, by: string): Promise<void>;
  followUpClaims(): Promise<FollowUpQueue['claims']>;
  /** What was sent to a caller. */
  texts(caseId: string): Promise<CaseText[]>;
  queue(): Promise<z.infer<typeof queueReportSchema>>;
  callbackDone(callId: string, outcome: string): Promise<void>;
  /** The agent's state for an exchange that only the central can tell. @throws ContractError busy when the exchange does not take it. */
  seatState(state: AgentState, lines: readonly Line[]): Promise<void>;
  /** The exchange's own recording of a call: paused, or going on. */
  setRecording(callId: string, on: boolean): Promise<void>;
  location(wanted: z.input<typeof locationRequestSchema>): Promise<LocationAnswer>;
  /** Leaves a form for the seat that gets its caller. */
  carry(carried: CarriedCase): Promise<void>;
  /** @throws ContractError not_found */
  carried(number: string): Promise<CarriedCase>;
  file(fileId: string): Promise<{ readonly mime: string; readonly content: Buffer }>;
  /** Idempotent. @throws ContractError conflict when the central has another chunk of this name. */
  putRecording(callId: string, line: Line, chunk: RecordedChunk, content: Buffer): Promise<void>;
  recordings(callId: string): Promise<readonly RecordedChunk[]>;
  recording(callId: string, leg: RecordingLeg, index: number): Promise<{ readonly mime: string; readonly content: Buffer }>;
  /** Publications in force and to come; null when they are still those of `etag`. */
  rules(etag: string): Promise<{ readonly etag: string; readonly rules: RulesInForce } | null>;
  /** Asks as the signed-in user, whose rights the central checks. @throws ContractError unauthorised when no session is held. */
  asUser<Schema extends z.ZodType>(schema: Schema, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<z.output<Schema>>;
  /** Ends the user's session here and, when it can be reached, at the central. */
  signOut(): Promise<void>;
  /** URL and subprotocols of the hint channel. */
  hints(): Promise<{ readonly url: string; readonly protocols: readonly string[] }>;
}

type AssessmentWanted = z.infer<typeof assessmentQuerySchema>;

/** `?a=1&b=2` of what is given. */
const queryOf = (values: Readonly<Record<string, string | number | undefined>>): string =>
  `?${new URLSearchParams(Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]))).toString()}`;

const patience = 10_000;

export const createCentralClient = (deps: {
  readonly url: string;
  readonly seatId: string;
  readonly sign: (text: string) => string;
  readonly now: () => Instant;
  /** Where the user's refresh token outlives a restart. */
  readonly session: { load(): Promise<string | null>; save(refreshToken: string | null): Promise<void> };
}): CentralClient => {
  const userSession = createUserSession(deps.session, deps.now, (refreshToken) => read(sessionSchema, post('/api/refresh', { refreshToken })));
  let token: { readonly value: string; readonly expiresAt: Instant } | null = null;

  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(new URL(path, deps.url), {
      ...init,
      headers: { 'x-lianxi-protocol': String(protocolVersion), ...(init.headers as Record<string, string> | undefined) },
      signal: AbortSignal.timeout(patience),
    }).catch(() => {
      throw new ContractError('central_unreachable');
    });
    if (!response.ok && response.status !== 304) throw await errorOf(response);
    return response;
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    request(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const read = async <Schema extends z.ZodType>(schema: Schema, response: Promise<Response>): Promise<z.output<Schema>> => {
    const parsed = schema.safeParse(await (await response).json().catch(() => null));
    if (!parsed.success) throw new ContractError('invalid_message', 'central');
    return parsed.data;
  };

  const signIn = async () => {
    const at = deps.now();
    const signature = deps.sign(`lianxi-seat:${deps.seatId}:${at}`);
    const session = await read(seatSessionSchema, post('/api/seats/session', { seatId: deps.seatId, at, signature }));
    token = { value: session.accessToken, expiresAt: session.accessExpiresAt };
    return { seat: session.seat, serverTime: session.serverTime };
  };

  const authorised = async <Result>(ask: (headers: Record<string, string>) => Promise<Result>): Promise<Result> => {
    if (token === null || token.expiresAt - 60_000 < deps.now()) await signIn();
    const headers = () => ({ authorization: `Bearer ${token?.value ?? ''}` });
    try {
      return await ask(headers());
    } catch (error) {
      if (!(error instanceof ContractError) || error.kind !== 'unauthorised') throw error;
      await signIn();
      return ask(headers());
    }
  };
  const get = (path: string): Promise<Response> => authorised((headers) => request(path, { headers }));

  return {
    login: async (user, password) => {
      const session = await read(sessionSchema, post('/api/login', { user, password }));
      await userSession.begin(session);
      return session;
    },
    enrol: (wanted) => read(seatSchema, post('/api/seats/enrol', wanted)),
    signIn,
    push: async (commands) => {
      const answer = await read(pushResponseSchema, authorised((headers) => post('/api/commands', { commands }, headers)));
      return answer.results;
    },
    feed: (epoch, after, limit) =>
      read(feedPageSchema, get(`/api/feed?epoch=${encodeURIComponent(epoch)}&after=${after}&limit=${limit}`)),
    directory: () => read(directorySchema, get('/api/directory')),
    clusters: () => read(clustersSchema, get('/api/clusters')),
    assessment: (wanted) => read(assessmentSchema, get(`/api/assessment${queryOf(wanted)}`)),
    drill: (wanted) => read(drillSchema, get(`/api/assessment/shares${queryOf(wanted)}`)),
    diversionCases: (wanted) => read(diversionCasesSchema, get(`/api/diversion/cases${queryOf(wanted)}`)),
    diversion: (wanted) => read(diversionSchema, get(`/api/diversion${queryOf(wanted)}`)),
    claimFollowUp: async (caseId, by) => {
      await authorised((headers) => post(`/api/follow-ups/${caseId}/claim`, { by }, headers));
    },
    followUpClaims: async () => (await read(followUpQueueSchema, get('/api/follow-ups?limit=1'))).claims,
    texts: async (caseId) => (await read(caseTextsSchema, get(`/api/cases/${caseId}/texts`))).texts,
    queue: () => read(queueReportSchema, get('/api/queue')),
    callbackDone: async (callId, outcome) => {
      await authorised((headers) => post(`/api/queue/callbacks/${encodeURIComponent(callId)}`, { outcome }, headers));
    },
    seatState: async (state, lines) => {
      await authorised((headers) => post('/api/queue/state', { state, lines }, headers));
    },
    setRecording: async (callId, on) => {
      await authorised((headers) => post('/api/queue/recording', { callId, on }, headers));
    },
    location: (wanted) => read(locationAnswerSchema, authorised((headers) => post('/api/location', wanted, headers))),
    carry: async (carried) => {
      await authorised((headers) =>
        request(`/api/carried/${encodeURIComponent(carried.number)}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(carried),
        }),
      );
    },
    carried: (number) => read(carriedBodySchema, get(`/api/carried/${encodeURIComponent(number)}`)),
    file: async (fileId) => contentOf(await get(`/api/files/${fileId}`)),
    putRecording: async (callId, line, chunk, content) => {
      const known = {
        'content-type': chunk.mime,
        'x-lianxi-line': line,
        'x-lianxi-offset': String(chunk.offset),
        'x-lianxi-duration': String(chunk.duration),
        'x-lianxi-sha256': chunk.sha256,
      };
      const body = new Uint8Array(content);
      await authorised((headers) => request(recordingPath(callId, chunk), { method: 'PUT', headers: { ...known, ...headers }, body }));
    },
    recordings: async (callId) => (await read(recordingListSchema, get(`/api/recordings/${encodeURIComponent(callId)}`))).chunks,
    recording: async (callId, leg, index) => contentOf(await get(recordingPath(callId, { leg, index }))),
    rules: async (etag) => {
      const response = await authorised((headers) => request('/api/rules', { headers: { ...headers, 'if-none-match': etag } }));
      if (response.status === 304) return null;
      return { etag: response.headers.get('etag') ?? '', rules: await read(rulesInForceSchema, Promise.resolve(response)) };
    },
    asUser: (schema, method, path, body) =>
      userSession.ask(async (accessToken) => {
        const headers = { authorization: `Bearer ${accessToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
        const response = await request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
        return response.status === 204 ? schema.parse({}) : read(schema, Promise.resolve(response));
      }),
    signOut: () => userSession.end((accessToken) => request('/api/logout', { method: 'POST', headers: { authorization: `Bearer ${accessToken}` } })),
    hints: async () => {
      if (token === null || token.expiresAt - 60_000 < deps.now()) await signIn();
      const url = new URL('/api/hints', deps.url);
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      return { url: url.href, protocols: ['lianxi', `token.${token?.value ?? ''}`] };
    },
  };
};

const recordingPath = (callId: string, { leg, index }: Pick<RecordedChunk, 'leg' | 'index'>): string =>
  `/api/recordings/${encodeURIComponent(callId)}/${leg}/${index}`;

const contentOf = async (response: Response): Promise<{ readonly mime: string; readonly content: Buffer }> => ({
  mime: response.headers.get('content-type') ?? 'application/octet-stream',
  content: Buffer.from(await response.arrayBuffer()),
});

const errorOf = async (response: Response): Promise<ContractError> => {
  const body: unknown = await response.json().catch(() => null);
  const wire = wireErrorSchema.safeParse(typeof body === 'object' && body !== null && 'error' in body ? body.error : null);
  if (wire.success) return ContractError.fromWire(wire.data);
  // Something in between answered (a proxy, a captive portal): for us the central is not there.
  return new ContractError('central_unreachable', `status_${response.status}`);
};
