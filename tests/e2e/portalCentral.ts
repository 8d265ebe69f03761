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
import type { Case, Urgency } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
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

/** A real central with embedded PostgreSQL, demo data and a freshly built portal, in a folder of its own. */
export interface PortalCentral {
  readonly url: string;
  /** Takes a case in at seat A07 and sends it to a unit; answers the case id. */
  readonly dispatch: (order: NewOrder) => Promise<string>;
  /** The case as the seat sees it. */
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
  const args = ['--demo', '--port', '0', '--data', join(folder, 'data'), '--portal', portal];
  const child = fork('src/central/index.ts', args, {
    execPath: node,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, LIANXI_ENROLMENT_CODE: enrolmentCode },
  });
  const url = `http://127.0.0.1:${await portOf(child)}`;
  const token = await enrol(url, enrolmentCode);
  let counter = 0;

  const send = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-lianxi-protocol': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  };

  return {
    url,
    dispatch: async (order) => {
      counter += 1;
      const caseId = randomUUID();
      const callerId = randomUUID();
      const number = formatCaseNumber({ day: shanghaiDay(Date.now()).replaceAll('-', ''), block: 7, counter });
      const commands = commandsOf(order, number, callerId).map((command, index) => ({
        id: randomUUID(),
        tenant: { city: '430600', mode: 'live' },
        caseId,
        actor: { userId: 'wang.min', role: 'taker_12345', unitId: null },
        seatId: 'A07',
        at: Date.now(),
        baseVersion: index,
        rules: { clocks: clocks.version, lists: lists.version },
        persons: index === 0 ? [{ id: callerId, ...order.caller }] : [],
        command,
      }));
      const { results } = pushResponseSchema.parse(await send('/api/commands', { commands }));
      const refused = results.find(({ status }) => status === 'refused');
      if (refused !== undefined) throw new Error(JSON.stringify(refused));
      return caseId;
    },
    read: async (caseId) => {
      const { changes } = feedPageSchema.parse(await send('/api/feed?limit=2000'));
      const found = changes.find((change) => change.visible && change.case.id === caseId);
      if (!found?.visible) throw new Error('the seat does not see the case');
      return found.case;
    },
    events: async (caseIds) => {
      const { changes } = feedPageSchema.parse(await send('/api/feed?limit=2000'));
      const events = changes.flatMap((change) => (change.visible && caseIds.includes(change.case.id) ? change.events : []));
      return events.sort((left, right) => (left.acceptedAt ?? 0) - (right.acceptedAt ?? 0));
    },
    file: async (fileId) => {
      const response = await fetch(`${url}/api/files/${fileId}`, { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) throw new Error(`the central answered ${response.status}`);
      return response.arrayBuffer();
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
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

/** Binds seat A07 to a key made here; answers its access token. */
export const enrol = async (url: string, code: string): Promise<string> => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const post = (path: string, body: unknown) =>
    fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  await post('/api/seats/enrol', {
    code,
    seatId: 'A07',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  });
  const at = Date.now();
  const signature = sign(null, Buffer.from(`lianxi-seat:A07:${at}`), privateKey).toString('base64');
  const response = await post('/api/seats/session', { seatId: 'A07', at, signature });
  return seatSessionSchema.parse(await response.json()).accessToken;
};
