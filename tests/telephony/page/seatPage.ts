import type { PhoneCommand } from '#contract/workstation/phone.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import { v7 as newId } from 'uuid';
import { createMicrophone } from '../../../src/renderer/phone/microphone.ts';
import { openSipTelephone, type SipAccount } from '../../../src/renderer/phone/openSipTelephone.ts';
import { createPhoneController, type PhoneController } from '../../../src/renderer/phone/phoneController.ts';
import { createRemoteAudio } from '../../../src/renderer/phone/remoteAudio.ts';
import { createReportQueue } from '../../../src/renderer/phone/reportQueue.ts';
import { createPhoneSounds } from '../../../src/renderer/phone/phoneSounds.ts';
import { readPreferences } from '../../../src/renderer/sound/soundPreferences.ts';
import { createTonePlayer } from '../../../src/renderer/sound/tonePlayer.ts';
import type { AnnouncedState, Telephone } from '../../../src/renderer/phone/telephone.ts';
import { holdSockets } from './holdSockets.ts';
import { listenToCalls } from './hearing.ts';
import { onlyPcma } from './onlyPcma.ts';
import { speakTone } from './speakTone.ts';

/**
 * The product's phone page without its station: the real controller, call machine, SIP and audio; what it would report to
 * the station is kept here for the test to read.
 */
export interface TestSeat {
  open(account: SipAccount, tone: number, pcmaAlone: boolean): void;
  command(command: PhoneCommand): void;
  agentState(state: AnnouncedState): void;
  readonly happened: readonly SeatHappening[];
  readonly happenedAt: readonly number[];
  call(): ReturnType<PhoneController['status']>['call'];
  level(frequency: number): number;
  loudest(): number;
  codecs(): Promise<readonly string[]>;
  dropSockets(): void;
  unplugMicrophone(): void;
  close(): Promise<void>;
}

const preferences = () => readPreferences(localStorage);
const hearing = listenToCalls();
const dropSockets = holdSockets();
const happened: SeatHappening[] = [];
const happenedAt: number[] = [];
let controller: PhoneController | null = null;
let unplug = (): void => undefined;
let line: Telephone | null = null;
let tellAgentState: ((state: Omit<AnnouncedState, 'lines'> & { lines: AnnouncedState['lines'][number][] }) => void) | null = null;
const nothing = (): (() => void) => () => undefined;

const seat: TestSeat = {
  open: (account, tone, pcmaAlone) => {
    if (pcmaAlone) onlyPcma();
    unplug = speakTone(tone);
    const remoteAudio = createRemoteAudio(preferences);
    const microphone = createMicrophone(preferences);
    controller = createPhoneController({
      station: {
        phone: {
          call: { account: () => Promise.resolve(account), report: () => Promise.resolve({}), command: () => Promise.resolve({}), askLocation: () => Promise.resolve({}) },
          subscribe: {
            commands: nothing,
            agent: (_params, listener) => {
              tellAgentState = listener;
              return () => undefined;
            },
          },
        },
        lease: { call: { acquire: () => Promise.resolve({ holder: 'this' }) }, subscribe: { state: nothing } },
        seat: { subscribe: { stream: nothing } },
        onReached: (listener) => {
          listener(true);
          return () => undefined;
        },
      },
      pageId: newId(),
      recorder: { start: () => undefined, pause: () => undefined, stop: () => undefined },
      reports: createReportQueue({
        send: (events) => {
          happened.push(...events.map(({ happening }) => happening));
          happenedAt.push(...events.map(({ at }) => at));
          return Promise.resolve();
        },
        storage: sessionStorage,
        now: Date.now,
        newId,
        later: (run, ms) => setTimeout(run, ms),
        onDropped: () => undefined,
      }),
      sounds: createPhoneSounds(createTonePlayer(), preferences),
      onState: () => undefined,
      onLevels: () => undefined,
      onRing: () => undefined,
      openTelephone: (given, listener) => {
        line = openSipTelephone(given, listener, microphone, remoteAudio, preferences);
        return line;
      },
      now: Date.now,
      newId,
      storage: sessionStorage,
    });
  },
  command: (command) => controller?.command(command),
  agentState: (state) => tellAgentState?.({ ...state, lines: [...state.lines] }),
  happened,
  happenedAt,
  call: () => controller?.status().call ?? null,
  level: hearing.level,
  loudest: hearing.loudest,
  codecs: hearing.codecs,
  dropSockets,
  unplugMicrophone: () => unplug(),
  close: async () => {
    await line?.stop();
  },
};
Object.assign(window, { seat });
