import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Frame, type Page } from '@playwright/test';
import { openSqlite } from '../src/main/storage/openSqlite.ts';
import { replicaMigrations } from '../src/main/storage/replicaSchema.ts';
import { headlessPlatform } from '../src/main/headless/headlessPlatform.ts';
import { becomeAvailable, startShift } from '../tests/e2e/seatActions.ts';
import { startStack, type Stack } from '../tests/support/startStack.ts';
import { connectSeat } from './connectSeat.ts';
import { middleAndTail, type Figure } from './figure.ts';
import { callerOf, fillReplica } from './fillReplica.ts';
import { watchSignals, type SignalWatch } from './signalWatch.ts';

const calls = 40;
const launch = {
  executablePath: existsSync(chromium.executablePath()) ? chromium.executablePath() : '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection'],
};

const storeKey = async (folder: string): Promise<string> =>
  (await headlessPlatform(folder)).secret('database-key', () => {
    throw new Error('the seat has no store yet');
  });

/** Gives the seat's store so many cases: it was opened once, so that it belongs to this central. */
const giveCases = async (stack: Stack, count: number): Promise<void> => {
  const seat = await connectSeat(stack.workstationUrl());
  const path = join(stack.folder, 'seat', 'replica.db');
  const key = await storeKey(join(stack.folder, 'seat'));
  const isOfCentral = (): boolean => {
    const database = openSqlite({ path, key, synchronous: 'NORMAL', migrations: replicaMigrations });
    const row = database.prepare<[], { epoch: string }>('select epoch from cursor').get();
    database.close();
    return row !== undefined && row.epoch !== '';
  };
  while (!isOfCentral()) await pause(200);
  seat.close();
  await stack.end('station');
  fillReplica({ path, key, plain: null }, count);
  await stack.start('station');
};

/** In the seat's page: the time of day when the form and the earlier cases of this caller have been painted. */
const painted = (frame: Frame, lastDigits: string): Promise<number> =>
  frame.evaluate(
    (digits) =>
      new Promise<number>((resolve) => {
        const isThere = (): boolean => {
          const [caller] = document.querySelectorAll('aside');
          return caller !== undefined && document.getElementById('field-place') !== null && caller.textContent.includes(digits) && caller.querySelector('li') !== null;
        };
        const look = (): void => {
          if (!isThere()) requestAnimationFrame(look);
          // What is in the tree now is painted with this frame; a task that comes after it runs when it has been.
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
        };
        look();
      }),
    lastDigits,
  );

const until = async (isDone: () => number | null): Promise<number> => {
  for (;;) {
    const at = isDone();
    if (at !== null) return at;
    await pause(5);
  }
};

interface Times {
  readonly ringing: number;
  readonly answered: number | null;
  readonly painted: number;
}

/** One call from the ring to the end, at a seat that answers by itself or not. */
const takeCall = async (page: Page, stack: Stack, signals: SignalWatch, number: string, answersItself: boolean): Promise<Times> => {
  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (frame === undefined) throw new Error('the seat has no screen');
  await page.evaluate((on) => localStorage.setItem('lianxi.phone.preferences', JSON.stringify({ answersItself: on })), answersItself);
  const before = performance.timeOrigin + performance.now();
  const seen = painted(frame, number.slice(-4));
  await stack.ring('blocked-sewer', '12345', { number });
  const paintedAt = await seen;
  const invited = await until(() => signals.first('INVITE', before));
  const rung = await until(() => signals.first('SIP/2.0 180', invited));
  if (!answersItself) await page.keyboard.press('F2');
  const answered = await until(() => signals.first('SIP/2.0 200', invited));
  await pause(600);
  await page.keyboard.press('F10');
  await pause(600);
  await page.keyboard.press('Alt+Shift+1');
  return { ringing: rung - invited, answered: answersItself ? answered - invited : null, painted: paintedAt - invited };
};

/** A real seat in Chromium whose store holds `cases` cases: how soon it rings, answers, and has form and history on the screen. */
export const seatRings = async (cases: number): Promise<readonly Figure[]> => {
  let signals: SignalWatch | null = null;
  const stack = await startStack(['central', 'exchange', 'station'], {
    through: async (exchangeUrl) => {
      signals = await watchSignals(exchangeUrl);
      return signals.url;
    },
  });
  const browser = await chromium.launch(launch);
  try {
    const watch = signals as SignalWatch | null;
    if (watch === null) throw new Error('no wire to watch');
    await giveCases(stack, cases);
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    await startShift(page, stack.workstationUrl());
    await becomeAvailable(page);
    const times: Times[] = [];
    for (let each = 0; each < calls; each += 1) times.push(await takeCall(page, stack, watch, callerOf(each * 3 + 1), each % 2 === 1));
    return [
      ...middleAndTail('INVITE → 180, seat in Chromium', times.map(({ ringing }) => ringing), ''),
      ...middleAndTail('INVITE → 200, seat that answers by itself', times.flatMap(({ answered }) => answered ?? []), ''),
      ...middleAndTail(`INVITE → form with the caller’s history painted, ${cases} cases in the store`, times.map((each) => each.painted), '≤ 100'),
    ];
  } finally {
    await browser.close();
    watchClosed(signals);
    await stack.stop();
  }
};

const watchClosed = (signals: SignalWatch | null): void => signals?.close();
