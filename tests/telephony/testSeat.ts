import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { PhoneCommand } from '#contract/workstation/phone.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { SipAccount } from '../../src/renderer/phone/openSipTelephone.ts';
import type { PhoneCall } from '../../src/renderer/phone/phoneState.ts';
import type { TestSeat } from './page/seatPage.ts';

type Command = PhoneCommand extends infer Each ? (Each extends { callId: string } ? Omit<Each, 'callId'> : Each) : never;

/** A seat's telephone in a browser of its own, as a scenario drives it. */
export interface Seat {
  readonly page: Page;
  readonly account: SipAccount;
  /** A command for the call the phone is in, or for the one named. */
  command(command: Command, callId?: string): Promise<void>;
  available(): Promise<void>;
  /** Waits for something that happened and was not asked for before. */
  happens<Type extends SeatHappening['type']>(type: Type, fits?: Partial<Extract<SeatHappening, { type: Type }>>): Promise<Extract<SeatHappening, { type: Type }>>;
  /** When the latest of its kind happened, by the clock of this machine; 0 for never. */
  when(type: SeatHappening['type']): Promise<number>;
  /** @throws when it happened already. */
  notYet<Type extends SeatHappening['type']>(type: Type, fits?: Partial<Extract<SeatHappening, { type: Type }>>): Promise<void>;
  /** Waits until the phone's call is in that state; `null` for no call. */
  inCall(state: PhoneCall['state'] | null): Promise<void>;
  hears(tone: number): Promise<void>;
  hearsNot(tone: number): Promise<void>;
  hearsAnything(): Promise<void>;
  /** What the calls are spoken in, both ways. */
  codecs(): Promise<readonly string[]>;
  dropSocket(): Promise<void>;
  unplugMicrophone(): Promise<void>;
  /** Waits for a reading of the audio's quality that fits. */
  saysOfQuality(fits: (lossPercent: number) => boolean): Promise<void>;
  close(): Promise<void>;
}

type SeatWindow = Window & { readonly seat: TestSeat };

/** How long a story waits for its next step. Whoever shares the machine may be at work; what must be quick says so itself. */
const longest = 40_000;
/** dB against full scale; a tone of the tests arrives at −20 to −45, comfort noise stays below −80. */
const audible = -60;

export interface SeatOptions {
  /** As chosen at this seat's machine. */
  readonly answersItself?: boolean;
  readonly pcmaAlone?: boolean;
  /** Another way to the exchange, and a second one for the time that one is away. */
  readonly server?: string;
  readonly backupServer?: string;
}

export const openSeat = async (browser: Browser, url: string, given: SipAccount, tone: number, options: SeatOptions = {}): Promise<Seat> => {
  const { server = given.server, backupServer = given.backupServer, answersItself = false, pcmaAlone = false } = options;
  const account = { ...given, server, backupServer };
  // The exchange's certificate is its own for now, as in a city before its authority has answered.
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  page.setDefaultTimeout(longest);
  await page.goto(url);
  await page.waitForFunction(() => 'seat' in window);
  await page.evaluate((chosen) => localStorage.setItem('lianxi.phone.preferences', JSON.stringify(chosen)), { answersItself });
  await page.evaluate(([to, speaks, alone]) => (window as unknown as SeatWindow).seat.open(to, speaks, alone), [account, tone, pcmaAlone] as const);
  const asked = new Map<string, number>();

  const seat: Seat = {
    page,
    account,
    command: (command, callId) =>
      page.evaluate(
        ([what, named]) => {
          const { seat: inPage } = window as unknown as SeatWindow;
          inPage.command({ callId: named ?? inPage.call()?.callId ?? '', ...what } as Parameters<TestSeat['command']>[0]);
        },
        [command, callId] as const,
      ),
    available: () =>
      page.evaluate(() => (window as unknown as SeatWindow).seat.agentState({ state: 'available', lines: ['12345', '110'], byCode: null })),
    happens: async (type, fits = {}) => {
      const key = type + JSON.stringify(fits);
      const from = asked.get(key) ?? 0;
      const found = await page
        .waitForFunction(
          ([wanted, values, start]) => {
            const { happened } = (window as unknown as SeatWindow).seat;
            const index = happened.findIndex(
              (each, at) => at >= start && each.type === wanted && Object.entries(values).every(([name, value]) => (each as unknown as Record<string, unknown>)[name] === value),
            );
            return index < 0 ? false : index + 1;
          },
          [type, fits as Record<string, unknown>, from] as const,
          { polling: 20 },
        )
        .catch(async () => {
          const happened = await page.evaluate(() => (window as unknown as SeatWindow).seat.happened);
          throw new Error(`no ${key}; there were ${happened.map((each) => JSON.stringify(each)).join(' ')}`);
        });
      const index = Number(await found.jsonValue());
      asked.set(key, index);
      type Found = Extract<SeatHappening, { type: typeof type }>;
      return (await page.evaluate((at) => (window as unknown as SeatWindow).seat.happened[at], index - 1)) as Found;
    },
    when: (type) =>
      page.evaluate((wanted) => {
        const { happened, happenedAt } = (window as unknown as SeatWindow).seat;
        return happenedAt[happened.findLastIndex((each) => each.type === wanted)] ?? 0;
      }, type),
    notYet: async (type, fits = {}) => {
      const happened = await page.evaluate(() => (window as unknown as SeatWindow).seat.happened);
      const found = happened.find((each) => each.type === type && Object.entries(fits).every(([name, value]) => (each as unknown as Record<string, unknown>)[name] === value));
      if (found !== undefined) throw new Error(`too early: ${JSON.stringify(found)}`);
    },
    inCall: async (state) => {
      await page
        .waitForFunction((wanted) => ((window as unknown as SeatWindow).seat.call()?.state ?? null) === wanted, state, { polling: 20 })
        .catch(() => {
          throw new Error(`the call was never ${state ?? 'over'}`);
        });
    },
    hears: (frequency) => level(frequency, true),
    hearsNot: (frequency) => level(frequency, false),
    hearsAnything: async () => {
      await page
        .waitForFunction((threshold) => (window as unknown as SeatWindow).seat.loudest() > threshold, audible, { polling: 50 })
        .catch(() => {
          throw new Error('nothing is heard');
        });
    },
    codecs: () => page.evaluate(() => (window as unknown as SeatWindow).seat.codecs()),
    dropSocket: () => page.evaluate(() => (window as unknown as SeatWindow).seat.dropSockets()),
    unplugMicrophone: () => page.evaluate(() => (window as unknown as SeatWindow).seat.unplugMicrophone()),
    saysOfQuality: async (fits) => {
      for (let waited = 0; waited < 3 * longest; waited += 500) {
        const happened = await page.evaluate(() => (window as unknown as SeatWindow).seat.happened);
        if (happened.some((each) => each.type === 'audio_quality' && fits(each.lossPercent))) return;
        await pause(500);
      }
      throw new Error('no such reading of the audio quality');
    },
    close: async () => {
      await page.evaluate(() => (window as unknown as SeatWindow).seat.close()).catch(() => undefined);
      await context.close();
    },
  };

  const level = async (frequency: number, wanted: boolean): Promise<void> => {
    await page
      .waitForFunction(
        ([hertz, threshold, loud]) => (window as unknown as SeatWindow).seat.level(hertz) > threshold === loud,
        [frequency, audible, wanted] as const,
        { polling: 50 },
      )
      .catch(async () => {
        const measured = await page.evaluate((hertz) => (window as unknown as SeatWindow).seat.level(hertz), frequency);
        throw new Error(`${frequency} Hz is ${wanted ? 'not heard' : 'still heard'}: ${measured.toFixed(0)} dB`);
      });
  };
  return seat;
};
