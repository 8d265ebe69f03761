import { setTimeout as pause } from 'node:timers/promises';
import type * as z from 'zod';
import { sessionSchema } from '#contract/central/auth.ts';
import { queueReportSchema } from '#contract/central/directory.ts';
import { startProduct, type Product } from '../startProduct.ts';
import { rung } from './answering.ts';
import type { Scenario } from './scenario.ts';

type Report = z.infer<typeof queueReportSchema>;

const longest = 30_000;

/** Asks the central as the shift lead does. */
const shiftLead = async ({ central }: Product): Promise<(path: string, body?: unknown) => Promise<Response>> => {
  const post = (path: string, body: unknown, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(central + path, { method: 'POST', headers: { 'content-type': 'application/json', ...more }, body: JSON.stringify(body) });
  const login = await post('/api/login', { user: 'chen.jing', password: 'lianxi-2026' });
  const authorization = `Bearer ${sessionSchema.parse(await login.json()).accessToken}`;
  return (path, body) => (body === undefined ? fetch(central + path, { headers: { authorization } }) : post(path, body, { authorization }));
};

/** The exchange's own recording pauses and goes on at the central's word, of a call that it has and whose line allows it. */
export const recordingPaused: Scenario = async (ground) => {
  const product = await startProduct(ground.peer);
  try {
    const ask = await shiftLead(product);
    const taker = await rung(ground);
    await taker.command({ type: 'answer' });
    await taker.happens('answered');
    const { callId } = await taker.happens('rang');
    const record = async (which: string, on: boolean): Promise<number> => (await ask('/api/queue/recording', { callId: which, on })).status;
    const until = Date.now() + longest;
    while ((await record(callId, false)) !== 204) {
      if (Date.now() > until) throw new Error('the recording was never paused');
      await pause(100);
    }
    if ((await record(callId, true)) !== 204) throw new Error('the recording did not go on');
    if ((await record('no-such-call', false)) !== 409) throw new Error('a call that nobody has was paused');
  } finally {
    await product.stop();
  }
};

/** The shift lead's queue as the central has it from the exchange: who waits, who was answered, who gave up; and again after the exchange was gone. */
export const atTheCentral: Scenario = async (ground) => {
  const { peer } = ground;
  const product = await startProduct(peer);
  try {
    const ask = await shiftLead(product);
    const shows = async (what: string, fits: (report: Report) => boolean): Promise<void> => {
      const until = Date.now() + longest;
      for (;;) {
        const report = queueReportSchema.parse(await (await ask('/api/queue')).json());
        if (fits(report)) return;
        if (Date.now() > until) throw new Error(`the central does not show ${what}: ${JSON.stringify(report)}`);
        await pause(100);
      }
    };
    const [{ user }] = peer.accounts;
    const stateOf = ({ status }: Report): string => status.seats.find(({ seat }) => seat === user)?.state ?? '';

    await shows('the exchange', ({ connected }) => connected);
    const taker = await rung(ground, 'hangs_up');
    await shows('the waiting caller', ({ status }) => status.waiting.length === 1);
    await taker.command({ type: 'answer' });
    await shows('the answered call', ({ status }) => status.waiting.length === 0 && status.lines.some(({ line, answered }) => line === '12345' && answered === 1));
    await taker.happens('ended', { by: 'caller' });
    await taker.available();
    await shows('a free seat', (report) => stateOf(report) === 'available');

    await peer.kill();
    await shows('that the exchange is gone', ({ connected }) => !connected);
    await peer.revive();
    await shows('the exchange again', ({ connected }) => connected);
    await taker.happens('phone_lost');
    await taker.happens('phone_registered');
    await taker.available();
    void peer.call('gives_up');
    await taker.happens('rang', { direction: 'in' });
    await shows('who gave up', ({ status }) => status.abandonedCalls.length === 1 && status.waiting.length === 0);
  } finally {
    await product.stop();
  }
};
