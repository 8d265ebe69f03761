import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { MapTiles } from '#contract/places.ts';
import { logLevelOf, serveServices } from '#contract/rpc/serveServices.ts';
import type { MessagePipe } from '#contract/rpc/messagePipe.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import { isServiceCode } from '#domain/seat/dialCodes.ts';
import type { Instant, Line } from '#domain/tenant.ts';
import type { Platform } from './platform.ts';
import { createRecordingStore } from './recordings/recordingStore.ts';
import { startRecordingUpload } from './recordings/uploadRecordings.ts';
import { tellExchange } from './services/agentAtExchange.ts';
import { recordAtExchange } from './services/recordAtExchange.ts';
import { createAgentDesk } from './services/agentDesk.ts';
import { createAssessmentDesk } from './services/assessmentDesk.ts';
import { createCallerLocation } from './services/callerLocation.ts';
import { recordCalls } from './services/callRecords.ts';
import { createCarriedCases } from './services/carriedCases.ts';
import { createClusterDesk } from './services/clusterDesk.ts';
import { createCaseDesk } from './services/caseDesk.ts';
import { openDirectory } from './services/directory.ts';
import { createDraftDesk } from './services/draftDesk.ts';
import { createFollowUpDesk } from './services/followUpDesk.ts';
import { createLeases } from './services/leases.ts';
import { createNoticeDesk } from './services/noticeDesk.ts';
import { createOutboxDesk } from './services/outboxDesk.ts';
import { createPhoneDesk, type SipAccount } from './services/phoneDesk.ts';
import { createQueueDesk } from './services/queueDesk.ts';
import { createRecordingDesk } from './services/recordingDesk.ts';
import { openRulesDesk } from './services/rulesDesk.ts';
import { openSeatDesk } from './services/seatDesk.ts';
import { openSeatIdentity, openSeatKey } from './services/seatIdentity.ts';
import { openSessions } from './services/sessions.ts';
import { createRemoteTriage } from './services/remoteTriage.ts';
import type { TriageMethods, TriageWorkerData } from './services/triageWorker.ts';
import { readCityFiles } from './storage/cityFiles.ts';
import type { LocalStoreMethods, StoreWorkerData } from './storage/localStoreWorker.ts';
import type { ReaderMethods, ReaderWorkerData } from './storage/readerWorker.ts';
import type { ReplicaWriterMethods } from './storage/replicaWriterWorker.ts';
import { startWorker, type Remote } from './storage/workerCalls.ts';
import { createCentralClient } from './sync/centralClient.ts';
import { startSynchroniser } from './sync/synchroniser.ts';

/** A second opinion later than this is about a call that has gone on. */
const remoteTriageMs = 3000;

export interface WorkstationOptions {
  readonly platform: Platform;
  readonly centralUrl: string;
  readonly seatId: string;
  readonly sipAccount: SipAccount | null;
  readonly enrolmentCode: string | null;
  readonly demo: boolean;
  /** A city's own triage model, asked beside the built-in one. */
  readonly remoteTriageUrl: string | null;
  /** Map tiles of the city; null draws its own outlines only. */
  readonly tiles: MapTiles | null;
  readonly now: () => Instant;
  readonly log: Logger;
  /** A worker died: the databases are safe, the process must be started anew. */
  readonly onFatal: (error: Error) => void;
}

export interface Workstation {
  /** Serves one page until its pipe closes. */
  serve(pipe: MessagePipe): void;
  stop(): Promise<void>;
}

const hourMs = 3_600_000;

/** The only place where the station's parts are made and joined; Electron and plain Node call it alike. */
export const composeWorkstation = async (options: WorkstationOptions): Promise<Workstation> => {
  const { platform, now, log } = options;
  const newId = (): string => uuidv7();
  const key = await platform.secret('database-key', () => randomBytes(32).toString('hex'));
  const city = readCityFiles(platform.resources);
  const paths = { local: join(platform.dataFolder, 'local.db'), replica: join(platform.dataFolder, 'replica.db') };
  const resources = platform.resources.protocol === 'file:' ? platform.resources.href : pathToFileURL(platform.resources.href).href;

  const local = startWorker<LocalStoreMethods>(
    platform.workerUrl('localStore'),
    { path: paths.local, key, resources } satisfies StoreWorkerData,
    options.onFatal,
  );
  await local.calls.counts(null);
  const writer = startWorker<ReplicaWriterMethods>(
    platform.workerUrl('replicaWriter'),
    { path: paths.replica, key, resources } satisfies StoreWorkerData,
    options.onFatal,
  );
  await writer.calls.cursor(null);
  const startReader = () => startWorker<ReaderMethods>(platform.workerUrl('reader'), { ...paths, key } satisfies ReaderWorkerData, options.onFatal);
  // Two of them: what a ringing call shows never waits behind a list over all cases.
  const reader = startReader();
  const listReader = startReader();
  const triage = startWorker<TriageMethods>(platform.workerUrl('triage'), { rules: city.triageRules, resources } satisfies TriageWorkerData, options.onFatal);

  const seatKey = await openSeatKey(platform);
  const central = createCentralClient({ url: options.centralUrl, seatId: options.seatId, sign: seatKey.sign, now, session: userSessionIn(local.calls) });
  const identity = await openSeatIdentity({
    central,
    local: local.calls,
    seatId: options.seatId,
    key: seatKey,
    enrolmentCode: options.enrolmentCode,
  });
  const directory = await openDirectory({ central, local: local.calls, city, tiles: options.tiles });
  const desk = await openSeatDesk({ local: local.calls, now, newId });
  const leases = createLeases();
  const sessions = await openSessions({
    central,
    local: local.calls,
    desk,
    identity,
    seatId: options.seatId,
    demo: options.demo,
    portalUrl: new URL('/portal/', options.centralUrl).href,
    now,
  });
  const rules = await openRulesDesk({ central, local: local.calls, triage: triage.calls, city, person: sessions.requirePerson, now });
  const synchroniser = startSynchroniser({
    central,
    local: local.calls,
    writer: writer.calls,
    reader: listReader.calls,
    now,
    random: Math.random,
    onReached: async () => {
      await identity.reach();
      await directory.refresh();
      await rules.refresh();
      sessions.changed();
    },
    log,
  });

  const shared = { local: local.calls, identity, require: leases.require, now, newId, user: sessions.requireUser };
  const cases = createCaseDesk({ ...shared, reader: reader.calls, listReader: listReader.calls, central, synchroniser, city, triage: rules.triage, rules: rules.versions, tree: directory.tree });
  const clusters = createClusterDesk({ central, reader: listReader.calls, cases, rules: city.duplicates, require: leases.require, now });
  const drafts = createDraftDesk({
    ...shared,
    triage: rules.triage,
    earlierOf: (phone) => reader.calls.earlierVerdicts(phone),
    remoteTriage: options.remoteTriageUrl === null ? null : createRemoteTriage(new URL(options.remoteTriageUrl), remoteTriageMs),
    desk,
    cases,
  });
  const agent = createAgentDesk({ desk, require: leases.require, now });
  const queue = createQueueDesk(central);
  const recordingKey = await platform.secret('recording-key', () => randomBytes(32).toString('hex'));
  const recordings = createRecordingStore(join(platform.dataFolder, 'recordings'), Buffer.from(recordingKey, 'hex'));
  const upload = startRecordingUpload({ store: recordings, central, log });
  const expireRecordings = (): void =>
    void recordings.expire(now(), (line) => city.recording.lines[line].daysAtSeat).catch((error: unknown) => log.warn({ error }, 'recordings not tidied'));
  const tidying = setInterval(expireRecordings, hourMs);
  expireRecordings();
  const lines = (): readonly Line[] => {
    const line = sessions.user?.line ?? identity.seat?.line ?? null;
    return line === null ? [] : [line];
  };
  let shownRing: string | null = null;
  const stopShowing = desk.onEvent(() => {
    const { call } = desk.view;
    const ringing = call?.state === 'ringing' && call.direction === 'in' ? call : null;
    if ((ringing?.callId ?? null) === shownRing) return;
    shownRing = ringing?.callId ?? null;
    platform.showRing(ringing === null ? null : { line: ringing.line, number: maskPhone(ringing.number) });
  });
  const fault = (error: unknown): void => log.warn({ error }, 'beside the call');
  const locate = createCallerLocation({ desk, central });
  const carriedCases = createCarriedCases({
    desk,
    central,
    drafts,
    isKnown: async (number) => (await reader.calls.list({ query: { list: 'all', network: null, filter: { urgencies: [], states: [], category: null, unitId: null, days: null }, text: number, sort: 'newest', limit: 1, offset: 0 }, units: null, user: '', line: '', now: now() })).total > 0,
    taker: () => (sessions.user === null ? null : { seatId: options.seatId, name: sessions.user.name, at: now() }),
    onFault: fault,
  });
  const stopRecordingCalls = recordCalls({
    desk,
    submit: (caseId, command) => cases.submit({ caseId, commands: [command], persons: [], draftId: null }),
    onRefused: fault,
  });
  const { sipAccount } = options;
  const agentAtExchange = sipAccount !== null && sipAccount.agentStateUri === '' ? tellExchange({ desk, central, lines }) : null;
  const phone = createPhoneDesk({
    desk,
    account: options.sipAccount,
    require: leases.require,
    lines,
    mayPauseRecording: (line) => city.recording.lines[line].mayPause,
    onArrival: async (arrival) => {
      const { callId, number, caseNumber } = arrival;
      if (sessions.user === null || isServiceCode(number)) return;
      if (arrival.type === 'rang' && arrival.about !== undefined) return;
      if (caseNumber === undefined) await drafts.openForCall(callId);
      else void carriedCases.arrived(callId, caseNumber).catch(fault);
      if (arrival.type === 'identified' || arrival.direction === 'in') void locate(callId, 'ring').catch(fault);
      const { total, open } = await reader.calls.callerHistory(number);
      await desk.happened({ type: 'history_shown', callId, cases: total, open });
    },
    onHandOver: (caseNumber) => void carriedCases.send(caseNumber).catch(fault),
    askLocation: (callId) => locate(callId, 'manual'),
    agentAtExchange,
    recordingAtExchange: agentAtExchange === null ? null : recordAtExchange({ central, isUp: (callId) => desk.view.call?.callId === callId && desk.view.call.state !== 'ended' }),
  });
  const notices = createNoticeDesk({ central, local: local.calls, synchroniser, user: () => sessions.user, onUserChange: sessions.onChange });
  const outbox = createOutboxDesk({
    local: local.calls,
    synchroniser,
    onCaseChange: (listener) => desk.onEvent(({ happening }) => void (happening.type === 'case_submitted' && listener())),
    require: leases.require,
    now,
  });
  const services = [
    sessions.service,
    leases.service,
    agent.service,
    phone,
    drafts.service,
    cases.service,
    clusters.service,
    directory.service,
    outbox,
    queue.service,
    createRecordingDesk({
      store: recordings,
      upload,
      central,
      policy: city.recording,
      require: leases.require,
      requireUser: sessions.requireUser,
      lineOf: (callId) => (desk.view.call?.callId === callId ? desk.view.call.line : (identity.seat?.line ?? '110')),
    }),
    rules.service,
    createAssessmentDesk(central, sessions.requirePerson),
    createFollowUpDesk({ ...shared, reader: listReader.calls, central, cases, rules: city.rules }),
    notices.service,
  ];

  return {
    serve: (pipe) => {
      const client = { connectionId: newId() };
      pipe.onClose(() => leases.released(client));
      serveServices({
        pipe,
        services,
        client,
        onFault: (error, { service, method }) =>
          log[logLevelOf(error)]({ kind: error.kind, code: error.code, service, method, cause: error.cause }, 'call failed'),
      });
    },
    stop: async () => {
      synchroniser.stop();
      agent.stop();
      agentAtExchange?.stop();
      carriedCases.stop();
      stopRecordingCalls();
      stopShowing();
      queue.stop();
      notices.stop();
      clusters.stop();
      clearInterval(tidying);
      upload.stop();
      rules.stop();
      await Promise.allSettled([local.calls.close(null), writer.calls.close(null), reader.calls.close(null), listReader.calls.close(null)]);
      await Promise.allSettled([local.stop(), writer.stop(), reader.stop(), listReader.stop(), triage.stop()]);
    },
  };
};

/** The user's refresh token in the encrypted local store; an empty value is none. */
const userSessionIn = (local: Remote<LocalStoreMethods>) => ({
  load: async (): Promise<string | null> => (await local.setting('userSession')) || null,
  save: (refreshToken: string | null): Promise<void> => local.saveSetting({ name: 'userSession', value: refreshToken ?? '' }),
});
