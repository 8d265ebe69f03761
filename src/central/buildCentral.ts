import { existsSync } from 'node:fs';
import { join } from 'node:path';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import websocket from '@fastify/websocket';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { protocolVersion } from '#contract/central/protocolVersion.ts';
import { ContractError } from '#contract/errors.ts';
import { triageFileSchema } from '#contract/rules.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import { tenantKey, type Instant, type Line, type Tenant } from '#domain/tenant.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import { createAudit } from './accounts/audit.ts';
import { createSeats } from './accounts/seats.ts';
import { createTokens } from './accounts/tokens.ts';
import { createUsers } from './accounts/users.ts';
import { createClusterWatch } from './clusters/clusterWatch.ts';
import { createCommandLog } from './cases/commandLog.ts';
import { createFeed } from './cases/feed.ts';
import { fillProjections } from './cases/storeProjections.ts';
import type { Database } from './database/openDatabase.ts';
import { createContactCalls } from './contact/contactCalls.ts';
import { startJobs } from './jobs/startJobs.ts';
import { sweepClocks } from './jobs/sweepClocks.ts';
import type { ExchangeSource } from './exchange/exchangeSource.ts';
import { openAmiSource } from './exchange/amiSource.ts';
import { openEmbeddedSource } from './exchange/embeddedSource.ts';
import { watchQueue } from './exchange/queueWatch.ts';
import { createFileStore } from './files/fileStore.ts';
import { createCallerLocations } from './location/lookUpCaller.ts';
import type { LocationPort } from './location/locationPort.ts';
import { createPartialFiles } from './files/partialFiles.ts';
import { createUploads } from './files/uploads.ts';
import { createRecordings } from './recordings/recordings.ts';
import { answerErrors } from './plugins/errors.ts';
import { createIdentify } from './plugins/identify.ts';
import { authRoutes } from './routes/authRoutes.ts';
import { callerRoutes } from './routes/callerRoutes.ts';
import { cityRoutes } from './routes/cityRoutes.ts';
import { clusterRoutes } from './routes/clusterRoutes.ts';
import { contactRoutes } from './routes/contactRoutes.ts';
import { exportRoutes } from './routes/exportRoutes.ts';
import { fileRoutes } from './routes/fileRoutes.ts';
import { followUpRoutes } from './routes/followUpRoutes.ts';
import { hintRoutes } from './routes/hintRoutes.ts';
import { labRoutes } from './routes/labRoutes.ts';
import { qualityRoutes } from './routes/qualityRoutes.ts';
import { recordingRoutes } from './routes/recordingRoutes.ts';
import { ruleRoutes } from './routes/ruleRoutes.ts';
import { loopRoutes } from './routes/loopRoutes.ts';
import { smsRoutes } from './routes/smsRoutes.ts';
import { syncRoutes } from './routes/syncRoutes.ts';
import { webRoutes } from './routes/webRoutes.ts';
import { createBoundaryLab } from './rules/boundaryLab.ts';
import { listContextOf } from './rules/listContext.ts';
import { loadCityRules } from './rules/loadCityRules.ts';
import { createRuleSetStore } from './rules/ruleSetStore.ts';
import { shipRuleSets } from './rules/shipRuleSets.ts';
import { sendWaiting } from './sms/sendWaiting.ts';
import type { SmsPort } from './sms/smsPort.ts';
import { takeReply } from './sms/takeReply.ts';
import { createPublicPlaces } from './web/publicPlaces.ts';
import { readWebKey } from './web/webKey.ts';
import { createWebProgress } from './web/webProgress.ts';
import { createWebReports } from './web/webReports.ts';
import { createWebTickets } from './web/webTickets.ts';

export interface CentralOptions {
  readonly database: Database;
  readonly tenant: Tenant;
  /** Photos and other files. */
  readonly filesFolder: string;
  /** The built portal; null serves none. */
  readonly portalFolder: string | null;
  /** `ws://…/events` of the embedded exchange with its token, or `ami://user@host:port` of an Asterisk with its secret; null when there is none. */
  readonly exchange: { readonly url: string; readonly token: string } | null;
  /** Addresses of proxies in front, whose word on a client's address counts; null for none. */
  readonly proxies: readonly string[] | null;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** The operator's location service and the lines on which it may be asked. */
  readonly location: { readonly port: LocationPort | null; readonly lines: readonly Line[] };
  /** The city's gateway for text messages, and the token under which it answers; null leaves them waiting. */
  readonly sms: { readonly port: SmsPort; readonly token: string; readonly everySeconds: number } | null;
  /** How often the clocks are looked at. */
  readonly sweepSeconds: number;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly version: string;
}

/** A file that nobody has added to for this long will not become whole any more. */
const keepPartial = 14 * 24 * 3_600_000;

/** How often recordings past their days are looked for. */
const retentionPeriod = 3_600_000;

/** What the portal may do in a browser: its own files and this server, nothing else. */
const portalPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The composition root of the central: what it is. `index.ts` says how it runs. */
export const buildCentral = async (options: CentralOptions): Promise<FastifyInstance> => {
  const { database, tenant, now, sms } = options;
  const { pool, orm } = database;
  const key = tenantKey(tenant);
  const app = Fastify({
    loggerInstance: options.log as never,
    trustProxy: options.proxies === null ? false : [...options.proxies],
    bodyLimit: 1024 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    ...(options.tls === null ? {} : { https: options.tls }),
  }) as unknown as FastifyInstance;
  answerErrors(app);
  await app.register(rateLimit, { global: false });
  await app.register(websocket, { options: { maxPayload: 4096 } });

  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-request-id': request.id });
    const spoken = request.headers['x-lianxi-protocol'];
    const skewed = spoken !== undefined && Math.abs(Number(spoken) - protocolVersion) > 1;
    done(skewed || Number.isNaN(Number(spoken ?? 0)) ? new ContractError('version_skew', 'version_skew', { central: String(protocolVersion) }) : undefined);
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      { method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });

  const tokens = createTokens({ orm, tenant: key, now });
  const users = await createUsers(orm, key);
  const seats = createSeats({ orm, pool, tenant, key, now });
  const audit = createAudit({ pool, tenant: key, now });
  const identify = createIdentify({ tokens, users, seats });
  const city = await loadCityRules(pool, key);
  await shipRuleSets(orm, key, now());
  const ruleSets = createRuleSetStore({ orm, tenant: key, now });
  const log = createCommandLog({ pool, tenant: key, context: () => city.context, texts: city.texts, now });
  const feed = createFeed({ pool, tenant: key });
  await fillProjections(pool, key, city.context);
  let exchange: ExchangeSource | null = null;
  const calls = createContactCalls({ pool, tenant, source: () => exchange, log, context: () => city.context, now, logger: options.log });
  const jobs = await startJobs(
    pool,
    [
      { name: 'sweep-clocks', everySeconds: options.sweepSeconds, run: async () => void (await sweepClocks({ pool, tenant, log, context: () => city.context, now })) },
      { name: 'settle-calls', everySeconds: 60, run: () => calls.settle() },
      ...(sms === null ? [] : [{ name: 'send-sms', everySeconds: sms.everySeconds, run: () => sendWaiting(pool, key, sms.port, now) }]),
    ],
    options.log,
  );
  app.addHook('onClose', () => jobs.stop());
  const files = createFileStore(options.filesFolder);
  const queue = await watchQueue({
    open: (listener) => {
      if (options.exchange === null) return null;
      const { url, token } = options.exchange;
      const both = {
        ...listener,
        onEvents: (events: readonly ExchangeEvent[]): void => {
          listener.onEvents(events);
          calls.take(events);
        },
      };
      exchange = /^amis?:/.test(url) ? openAmiSource(url, token, options.log, now, both) : openEmbeddedSource(url, token, options.log, both);
      return exchange;
    },
    pool,
    tenant: key,
    audit,
    now,
    log: options.log,
  });
  const lab = createBoundaryLab({ pool, tenant: key, now, onFault: (error) => options.log.error({ error }, 'the lab failed') });
  app.addHook('onClose', () => {
    lab.stop();
    queue.stop();
  });

  authRoutes(app, { tokens, users, seats, audit, tenant, now });
  syncRoutes(app, { identify, log, feed, tenant });
  hintRoutes(app, { identify, log, feed });
  const recordings = createRecordings({ pool, tenant: key, files, audit, now });
  recordingRoutes(app, { identify, recordings, audit });
  const expireRecordings = (): void =>
    void Promise.all([recordings.expire(city.recording), queue.expireEvidence(city.recording)]).catch((error: unknown) =>
      options.log.warn({ error }, 'old recordings could not be deleted'),
    );
  const retention = setInterval(expireRecordings, retentionPeriod);
  app.addHook('onReady', (done) => {
    expireRecordings();
    done();
  });
  app.addHook('onClose', (_instance, done) => {
    clearInterval(retention);
    done();
  });
  ruleRoutes(app, { identify, store: ruleSets, listContext: () => listContextOf(city), audit, now });
  labRoutes(app, { identify, store: ruleSets, lab, audit, now });
  clusterRoutes(app, { identify, watch: createClusterWatch({ pool, tenant: key, rules: city.duplicates, now }) });
  qualityRoutes(app, { identify, pool, tenant: key, audit });
  contactRoutes(app, { identify, pool, tenant, calls, isConnected: () => queue.report().connected, context: () => city.context, audit, now });
  exportRoutes(app, { identify, audit });
  const partial = createPartialFiles(join(options.filesFolder, 'partial'));
  const uploads = createUploads({ files, partial, orm, tenant: key, now });
  app.addHook('onReady', () => partial.dropOlder(now() - keepPartial));
  fileRoutes(app, { identify, files, uploads, feed, audit });
  const webKey = await readWebKey(pool, key);
  const triageRules = async (): Promise<TriageRules> => {
    const inForce = (await ruleSets.versions('triage')).find((each) => each.inForce);
    return triageFileSchema.parse(await ruleSets.body('triage', inForce?.version ?? ''));
  };
  webRoutes(app, {
    tickets: createWebTickets({ key: webKey, now }),
    reports: createWebReports({ pool, tenant, key: webKey, log, uploads, context: () => city.context, triageRules, now }),
    progress: createWebProgress({ pool, tenant: key, key: webKey, tree: city.tree, now }),
    places: createPublicPlaces(city.tree),
    uploads,
    audit,
  });
  loopRoutes(app, {
    identify,
    pool,
    tenant: key,
    tree: city.tree,
    assessment: city.assessment,
    notices: city.notices,
    now,
  });
  followUpRoutes(app, { identify, pool, tenant: key, now });
  if (sms !== null) {
    const takes = { pool, tenant, log, context: () => city.context, texts: city.texts, audit, now };
    smsRoutes(app, { pool, tenant: key, token: sms.token, takeReply: (reply) => takeReply(takes, reply), now });
  }
  callerRoutes(app, { identify, locations: createCallerLocations({ ...options.location, audit, log: options.log }), pool, tenant: key, now });
  cityRoutes(app, {
    identify,
    directory: async () => ({ units: city.tree.units.map((unit) => ({ ...unit })), people: await users.names() }),
    queue,
    recording: city.recording,
    audit,
    ready: async () => void (await pool.query('select 1')),
    version: options.version,
  });
  if (options.portalFolder !== null && existsSync(join(options.portalFolder, 'index.html'))) {
    await app.register(fastifyStatic, {
      root: options.portalFolder,
      prefix: '/portal/',
      redirect: true,
      setHeaders: (reply) => {
        void reply.header('content-security-policy', portalPolicy);
      },
    });
    app.get('/', async (_request, reply) => reply.redirect('/portal/'));
    app.get('/report', (_request, reply) => reply.sendFile('report.html'));
    app.get('/report/', (_request, reply) => reply.sendFile('report.html'));
  }
  return app;
};
