import { setTimeout as pause } from 'node:timers/promises';
import type * as z from 'zod';
import { sessionSchema } from '#contract/central/auth.ts';
import { queueReportSchema } from '#contract/central/directory.ts';
import { startProduct } from '../startProduct.ts';
import { rung } from './answering.ts';
import type { Scenario } from './scenario.ts';

type Report = z.infer<typeof queueReportSchema>;

const longest = 30_000;

/** The shift lead's queue as the central has it from the exchange: who waits, who was answered, who gave up; and again after the exchange was gone. */
export const atTheCentral: Scenario = async (ground) => {
  const { peer } = ground;
  const product = await startProduct(peer);
  try {
    const login = await fetch(`${product.central}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: 'chen.jing', password: 'lianxi-2026' }),
    });
    const { accessToken } = sessionSchema.parse(await login.json());
    const shows = async (what: string, fits: (report: Report) => boolean): Promise<void> => {
      const until = Date.now() + longest;
      for (;;) {
        const response = await fetch(`${product.central}/api/queue`, { headers: { authorization: `Bearer ${accessToken}` } });
        const report = queueReportSchema.parse(await response.json());
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
