import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { seatSessionSchema } from '#contract/central/auth.ts';
import { feedPageSchema, pushResponseSchema } from '#contract/central/sync.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { Case, Person, Urgency } from '#domain/case/case.ts';
import type { RequestKind } from '#domain/case/caseRecords.ts';
import type { Actor, CaseCommand } from '#domain/case/command.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import clocks from '../../resources/rules/clocks.json' with { type: 'json' };
import lists from '../../resources/rules/lists.json' with { type: 'json' };

const node = 'node_modules/.bin/node';
const enrolmentCode = 'portal-e2e';

/** A work order as a call-taker makes it. */
export interface NewOrder {
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly unitId: string;
  readonly urgency: Urgency;
  readonly promise: string;
  readonly caller: { readonly name: string; readonly phone: string };
  readonly secret?: boolean;
}

/** Seats of the demo: who sits there, and its block of numbers. */
const desks = {
  A07: { userId: 'wang.min', role: 'taker_12345', block: 7 },
  B01: { userId: 'zhao.lei', role: 'taker_110', block: 101 },
} as const;
export type DeskSeat = keyof typeof desks;

/** A real central with embedded PostgreSQL and demo data, a training exchange and a freshly built portal, in a folder of its own. */
export interface PortalCentral {
  readonly url: string;
  /** Takes a case in at seat A07 and sends it to a unit; answers the case id. */
  readonly dispatch: (order: NewOrder) => Promise<string>;
  /** What a call-taker does at his seat, in one go; a refusal throws. */
  readonly desk: (seat: DeskSeat, caseId: string, commands: readonly CaseCommand[], persons?: readonly Person[]) => Promise<void>;
  /** The shift lead decides what a unit has asked for. */
  readonly decide: (caseId: string, request: RequestKind, approved: boolean) => Promise<void>;
  /** Id of the case with this title, as the hotline's seat sees it. */
  readonly find: (title: string) => Promise<string>;
  /** A number as the seat would tell it to the caller. */
  readonly nextNumber: (seat: DeskSeat) => string;
  /** The case as the seats see it. */
  readonly read: (caseId: string) => Promise<Case>;
  /** What happened to these cases, in the order the central recorded it. */
  readonly events: (caseIds: readonly string[]) => Promise<readonly EventEnvelope[]>;
  /** A photo as the seat gets it. */
  readonly file: (fileId: string) => Promise<ArrayBuffer>;
  readonly stop: () => Promise<void>;
}

export const startPortalCentral = async (): Promise<PortalCentral> => {
  const folder = await mkdtemp(join(tmpdir(), 'lianxi-portal-'));
  const portal = join(folder, 'portal');
  const vite = ['node_modules/vite/bin/vite.js', 'build', '-c', 'vite.portal.config.ts', '--outDir', portal, '--logLevel', 'error'];
  execFileSync(node, vite, { stdio: 'inherit' });
  const exchangeToken = randomUUID();
  const exchange = fork('src/exchange/index.ts', ['--port', '0', '--calls', '0'], {
    execPath: node,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, LIANXI_EXCHANGE_TOKEN: exchangeToken },
  });
  const exchangeUrl = `ws://127.0.0.1:${await portOf(exchange)}/events`;
  const args = ['--demo', '--port', '0', '--data', join(folder, 'data'), '--portal', portal];
  const child = fork('src/central/index.ts', args, {
    execPath: node,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, LIANXI_ENROLMENT_CODE: enrolmentCode, LIANXI_EXCHANGE_URL: exchangeUrl, LIANXI_EXCHANGE_TOKEN: exchangeToken },
  });
  const url = `http://127.0.0.1:${await portOf(child)}`;
  const tokens: Readonly<Record<DeskSeat, string>> = { A07: await enrol(url, enrolmentCode), B01: await enrol(url, enrolmentCode, 'B01') };
  let counter = 0;
  const nextNumber = (seat: DeskSeat): string => {
    counter += 1;
    return formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: desks[seat].block, counter });
  };

  const send = async (path: string, body?: unknown, seat: DeskSeat = 'A07'): Promise<unknown> => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${tokens[seat]}`, 'content-type': 'application/json', 'x-lianxi-protocol': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  };

  const visible = async (seat: DeskSeat) =>
    feedPageSchema.parse(await send('/api/feed?limit=2000', undefined, seat)).changes.filter((change) => change.visible);
  const act = async (seat: DeskSeat, who: Pick<Actor, 'userId' | 'role'>, caseId: string, commands: readonly CaseCommand[], persons: readonly Person[] = []): Promise<void> => {
    const envelopes = commands.map((command, index) => ({
      id: randomUUID(),
      tenant: { city: '430600', mode: 'live' },
      caseId,
      actor: { ...who, unitId: null },
      seatId: seat,
      at: Date.now(),
      baseVersion: index,
      rules: { clocks: clocks.version, lists: lists.version },
      persons: index === 0 ? persons : [],
      command,
    }));
    const { results } = pushResponseSchema.parse(await send('/api/commands', { commands: envelopes }, seat));
    const refused = results.find(({ status }) => status === 'refused');
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
  };
  const desk: PortalCentral['desk'] = (seat, caseId, commands, persons) => act(seat, desks[seat], caseId, commands, persons);

  return {
    url,
    desk,
    nextNumber,
    decide: async (caseId, request, approved) => {
      const found = (await visible('A07')).find((change) => change.case.id === caseId);
      const assignmentId = found?.case.requests?.findLast(({ kind, decision }) => kind === request && decision === null)?.assignmentId ?? '';
      const command: CaseCommand = { type: 'decide_request', request, assignmentId, approved, note: '经核', reassign: null };
      await act('A07', { userId: 'chen.jing', role: 'shift_lead' }, caseId, [command]);
    },
    dispatch: async (order) => {
      const caseId = randomUUID();
      const callerId = randomUUID();
      await desk('A07', caseId, commandsOf(order, nextNumber('A07'), callerId), [{ id: callerId, ...order.caller }]);
      return caseId;
    },
    find: async (title) => {
      const found = (await visible('A07')).find((change) => change.case.content.title === title);
      if (found === undefined) throw new Error('the seat does not see the case');
      return found.case.id;
    },
    read: async (caseId) => {
      const found = [...(await visible('A07')), ...(await visible('B01'))].find((change) => change.case.id === caseId);
      if (found === undefined) throw new Error('no seat sees the case');
      return found.case;
    },
    events: async (caseIds) => {
      const { changes } = feedPageSchema.parse(await send('/api/feed?limit=2000'));
      const events = changes.flatMap((change) => (change.visible && caseIds.includes(change.case.id) ? change.events : []));
      return events.sort((left, right) => (left.acceptedAt ?? 0) - (right.acceptedAt ?? 0));
    },
    file: async (fileId) => {
      const response = await fetch(`${url}/api/files/${fileId}`, { headers: { authorization: `Bearer ${tokens.A07}` } });
      if (!response.ok) throw new Error(`the central answered ${response.status}`);
      return response.arrayBuffer();
    },
    stop: async () => {
      for (const each of [child, exchange]) {
        const gone = new Promise((resolve) => each.once('exit', resolve));
        each.kill('SIGTERM');
        await gone;
      }
      // As root the cluster lies where PostgreSQL's own user can reach it.
      const elsewhere = join(folder, 'data', 'database', 'postgres.location');
      if (existsSync(elsewhere)) await rm(await readFile(elsewhere, 'utf8'), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Taken in, found to be no police matter, sent to a unit. */
export const commandsOf = (order: NewOrder, number: string, callerId: string): readonly CaseCommand[] => [
  {
    type: 'take_in',
    number,
    intake: { channel: 'call', network: '12345', line: '12345', callId: null, callerId, takerId: 'wang.min', seatId: 'A07', at: Date.now() },
    content: {
      title: order.title,
      description: order.description,
      place: { text: order.place, unitId: order.unitId, detail: '' },
      category: null,
      urgency: order.urgency,
      occurredAt: '',
      demand: '',
      secret: order.secret ?? false,
      consents: ['handover', 'callback'],
    },
  },
  {
    type: 'triage',
    triage: {
      verdict: 'non_police',
      engineVerdict: 'non_police',
      category: null,
      urgency: order.urgency,
      redFlags: [],
      rulesVersion: 'e2e',
      overrideReason: null,
    },
  },
  {
    type: 'dispatch',
    transfer: 'work_order',
    assignments: [{ id: randomUUID(), unitId: order.unitId, kind: 'lead' }],
    promise: order.promise,
  },
];

const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const ready = z.object({ ready: z.literal(true), port: z.number() }).safeParse(message);
      if (ready.success) resolve(ready.data.port);
    });
    child.once('exit', (code) => reject(new Error(`the central ended with ${code ?? 'a signal'}`)));
  });

/** Binds a seat to a key made here; answers its access token. */
export const enrol = async (url: string, code: string, seatId: DeskSeat = 'A07'): Promise<string> => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const post = (path: string, body: unknown) =>
    fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await post('/api/seats/enrol', {
    code,
    seatId,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  });
  const at = Date.now();
  const signature = sign(null, Buffer.from(`lianxi-seat:${seatId}:${at}`), privateKey).toString('base64');
  const response = await post('/api/seats/session', { seatId, at, signature });
  return seatSessionSchema.parse(await response.json()).accessToken;
};
