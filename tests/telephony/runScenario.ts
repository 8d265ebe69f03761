import type { Browser, BrowserContext } from '@playwright/test';
import type { Peer } from './peers/peer.ts';
import { seatTones } from './peers/peer.ts';
import { openRelay, type Relay } from './relay.ts';
import type { Scenario, SeatNumber } from './scenarios/scenario.ts';
import type { Cell } from './table.ts';
import { openSeat, type Seat } from './testSeat.ts';

const longest = 240_000;

/** One cell of the table. Whatever the scenario opened is closed after it. `pictures`: where the screens of a failure go. */
export const runScenario = async (peer: Peer, scenario: Scenario, browser: Browser, url: string, pictures: string): Promise<Cell> => {
  const seats = new Map<SeatNumber, Seat>();
  const relays: Relay[] = [];
  const contexts: BrowserContext[] = [];
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${longest / 1_000} s`)), longest);
  });
  try {
    const story = scenario({
      peer,
      seat: async (which, options) => {
        const known = seats.get(which);
        if (known !== undefined) return known;
        const account = peer.accounts[which - 1] ?? peer.accounts[0];
        const opened = await openSeat(browser, url, account, seatTones[which - 1] ?? 0, options);
        const seat: Seat = {
          ...opened,
          available: async () => {
            await opened.available();
            await peer.available(account.user);
          },
        };
        seats.set(which, seat);
        await seat.happens('phone_registered');
        return seat;
      },
      relay: async () => {
        const relay = await openRelay(peer.accounts[0].server);
        relays.push(relay);
        return relay;
      },
      newPage: async () => {
        const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ignoreHTTPSErrors: true });
        contexts.push(context);
        return context.newPage();
      },
    });
    await Promise.race([story, tooLong]);
    return { kind: 'pass', seconds: (performance.now() - began) / 1_000 };
  } catch (error) {
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
      await page.screenshot({ path: `${pictures}-${index + 1}.png` }).catch(() => undefined);
    }
    return { kind: 'FAIL', why: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
    for (const seat of seats.values()) await seat.close().catch(() => undefined);
    for (const relay of relays) relay.close();
    for (const context of contexts) await context.close();
  }
};
