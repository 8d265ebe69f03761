import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Frame, type Page } from '@playwright/test';
import { openSqlite } from '../src/main/storage/openSqlite.ts';
import { replicaMigrations } from '../src/main/storage/replicaSchema.ts';
import { headlessPlatform } from '../src/main/headless/headlessPlatform.ts';
import { becomeAvailable, seatOf, startShift } from '../tests/e2e/seatActions.ts';
import { startStack, type Stack } from '../tests/support/startStack.ts';
import { casesService } from '../src/contract/workstation/cases.ts';
import { connectSeat, connectStation } from './connectSeat.ts';
import { middleAndTail, type Figure } from './figure.ts';
import { callerOf, fillReplica } from './fillReplica.ts';
import { watchSignals, type SignalWatch } from './signalWatch.ts';

const calls = 30;
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

/** In the seat's page: the time of day when the form and the earlier cases of this caller have been painted. His number is shown masked; bare digits may stand in a case's. */
const painted = (frame: Frame, lastDigits: string): Promise<number> =>
  frame.evaluate(
    (digits) =>
      new Promise<number>((resolve) => {
        const isThere = (): boolean => {
          const [caller] = document.querySelectorAll('aside');
          return caller !== undefined && document.getElementById('field-place') !== null && caller.textContent.includes(`****${digits}`) && caller.querySelector('li') !== null;
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

/** On shift and available; whoever opened the store may still be signed in. */
const begin = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  const seat = seatOf(page);
  await seat.getByLabel('工号').or(seat.getByRole('button', { name: '坐席状态' })).waitFor();
  if (await seat.getByLabel('工号').isVisible()) await startShift(page, url);
  await becomeAvailable(page);
};

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

/** Somebody looks at the lists of all cases, again and again, until told to stop. */
const lookAtLists = async (workstationUrl: string, isOver: () => boolean): Promise<void> => {
  const { caller, close } = await connectStation(workstationUrl);
  const { call } = caller.service(casesService);
  while (!isOver()) {
    await call.counts({});
    await call.list({ list: 'open', network: null, text: '', sort: 'clock', limit: 50, offset: 0 });
  }
  close();
};

/** A real seat in Chromium whose store holds `cases` cases: how soon it rings, answers, and has form and history on the screen. */
export const seatRings = async (cases: number): Promise<readonly Figure[]> => {
  const watches: SignalWatch[] = [];
  const stack = await startStack(['central', 'exchange', 'station'], {
    through: async (exchangeUrl) => {
      const watch = await watchSignals(exchangeUrl);
      watches.push(watch);
      return watch.url;
    },
  });
  const browser = await chromium.launch(launch);
  try {
    const [watch] = watches;
    if (watch === undefined) throw new Error('no wire to watch');
    await giveCases(stack, cases);
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    await begin(page, stack.workstationUrl());
    const times: Times[] = [];
    for (let each = 0; each < calls; each += 1) times.push(await takeCall(page, stack, watch, callerOf(each * 3 + 1), each % 2 === 1));
    const busy: Times[] = [];
    let isOver = false;
    const looking = lookAtLists(stack.workstationUrl(), () => isOver);
    for (let each = 0; each < calls / 2; each += 1) busy.push(await takeCall(page, stack, watch, callerOf(each * 3 + 200), false));
    isOver = true;
    await looking;
    return [
      ...middleAndTail('INVITE → 180, seat in Chromium', times.map(({ ringing }) => ringing), ''),
      ...middleAndTail('INVITE → 200, seat that answers by itself', times.flatMap(({ answered }) => answered ?? []), ''),
      ...middleAndTail(`INVITE → form with the caller’s history painted, ${cases} cases in the store`, times.map((each) => each.painted), '≤ 100'),
      ...middleAndTail('the same while lists over all cases are read', busy.map((each) => each.painted), '≤ 100'),
    ];
  } finally {
    await browser.close();
    for (const watch of watches) watch.close();
    await stack.stop();
  }
};
