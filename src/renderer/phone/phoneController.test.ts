import type { leaseService } from '#contract/workstation/session.ts';
import type { PhoneCommand, phoneService } from '#contract/workstation/phone.ts';
import type { seatService } from '#contract/workstation/seat.ts';
import type { ServiceClient } from '#contract/rpc/serviceContract.ts';
import { emptySeatView } from '#domain/replay/foldSeatView.ts';
import type { SeatEvent, SeatHappening } from '#domain/replay/seatEvent.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneAction } from './phoneState.ts';
import { readPreferences } from '../sound/soundPreferences.ts';
import { createPhoneSounds } from './phoneSounds.ts';
import { createPhoneController } from './phoneController.ts';
import type { AnnouncedState, TelephoneListener } from './telephone.ts';

const account = { server: 'ws://127.0.0.1/ws', user: 'A07', domain: 'lianxi.training', password: 'x', agentStateUri: 'sip:agent-state@x', backupServer: '' };
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

const setUp = (options: { holder?: 'this' | 'other'; view?: SeatView; brokenOff?: string } = {}) => {
  const happenings: SeatHappening[] = [];
  const actions: PhoneAction[] = [];
  const announced: AnnouncedState[] = [];
  const stored = new Map<string, string>(options.brokenOff === undefined ? [] : [['lianxi.phone.call', options.brokenOff]]);
  const rung: string[] = [];
  const recorded: string[] = [];
  const dialledCodes: string[] = [];
  const heard: { listener: TelephoneListener | null; command: ((command: PhoneCommand) => void) | null; agent: ((state: AnnouncedState) => void) | null } =
    { listener: null, command: null, agent: null };
  const none = (): (() => void) => () => undefined;
  const phone: ServiceClient<typeof phoneService> = {
    call: { account: () => Promise.resolve(account), report: () => Promise.resolve({}), command: () => Promise.resolve({}), askLocation: () => Promise.resolve({}) },
    subscribe: {
      commands: (_params, listener) => {
        heard.command = listener;
        return none();
      },
      agent: (_params, listener) => {
        heard.agent = (state) => listener({ ...state, lines: [...state.lines] });
        return none();
      },
    },
  };
  const lease: ServiceClient<typeof leaseService> = {
    call: { acquire: () => Promise.resolve({ holder: options.holder ?? 'this' }) },
    subscribe: { state: none },
  };
  const seat: Pick<ServiceClient<typeof seatService>, 'subscribe'> = {
    subscribe: {
      stream: (_params, listener) => {
        if (options.view !== undefined) listener({ type: 'view', view: options.view });
        return none();
      },
    },
  };
  const events: SeatEvent[] = [];
  const controller = createPhoneController({
    station: {
      phone,
      lease,
      seat,
      onReached: (listener) => {
        listener(true);
        return () => undefined;
      },
    },
    pageId: 'page',
    reports: { add: (happening) => happenings.push(happening), flush: () => undefined, pending: events },
    onRing: () => undefined,
    sounds: createPhoneSounds({ play: (tone) => rung.push(tone ?? 'silence') }, () => readPreferences({ getItem: () => null })),
    onState: () => undefined,
    onLevels: () => undefined,
    recorder: {
      start: (callId) => recorded.push(`start ${callId}`),
      pause: (on) => recorded.push(on ? 'pause' : 'go on'),
      stop: () => recorded.push('stop'),
    },
    openTelephone: (_account, listener) => {
      heard.listener = listener;
      return {
        perform: (action) => actions.push(action),
        announce: (state) => announced.push(state),
        soundChanged: () => undefined,
        dialCode: (code) => dialledCodes.push(code),
        streams: () => ({ caller: 'caller stream', seat: 'seat stream' }) as never,
        audioLevels: () => Promise.resolve(null),
        audioCounters: () => Promise.resolve(null),
        stop: () => Promise.resolve(),
      };
    },
    now: () => 1_000,
    newId: () => 'new',
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => stored.set(key, value),
      removeItem: (key) => stored.delete(key),
    },
  });
  return { controller, happenings, actions, announced, heard, rung, stored, recorded, dialledCodes };
};

const invited = { type: 'invited', callId: 'a', line: '12345', number: '138', name: '', caseNumber: '', answersItself: false } as const;

const left = (change: { readonly answeredAt: number | null }): string =>
  JSON.stringify({ callId: 'lost', line: '12345', number: '138', name: '', direction: 'in', rangAt: 0, ...change });

describe('createPhoneController', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('rings, answers on the seat’s command, and goes into wrap-up before the station says so', async () => {
    const { heard, happenings, actions, announced, rung, stored } = setUp();
    await settle();
    heard.agent?.({ state: 'available', lines: ['12345'], byCode: null });
    heard.listener?.onInput(invited);
    expect(rung.at(-1)).toBe('ring');
    expect(JSON.parse(stored.get('lianxi.phone.call') ?? '')).toMatchObject({ callId: 'a', answeredAt: null });
    heard.command?.({ type: 'answer', callId: 'a' });
    expect(actions).toEqual([{ type: 'answer', callId: 'a' }]);
    expect(rung.at(-1)).toBe('silence');
    heard.listener?.onInput({ type: 'established', callId: 'a' });
    heard.listener?.onInput({ type: 'terminated', callId: 'a', why: 'remote', noAnswer: false, status: 0 });
    expect(happenings.map(({ type }) => type)).toEqual(['rang', 'answered', 'ended']);
    expect(announced.at(-1)).toEqual({ state: 'wrap_up', lines: ['12345'], byCode: null });
    expect(stored.size).toBe(0);
  });

  it('records from the answer to the end, and pauses on the seat’s command', async () => {
    const { heard, happenings, recorded } = setUp();
    await settle();
    heard.listener?.onInput(invited);
    heard.command?.({ type: 'answer', callId: 'a' });
    expect(recorded).toEqual([]);
    heard.listener?.onInput({ type: 'established', callId: 'a' });
    heard.command?.({ type: 'record', callId: 'a', on: false });
    heard.listener?.onInput({ type: 'hold_changed', callId: 'a', on: true });
    heard.command?.({ type: 'record', callId: 'a', on: true });
    heard.listener?.onInput({ type: 'terminated', callId: 'a', why: 'remote', noAnswer: false, status: 0 });
    expect(recorded).toEqual(['start a', 'pause', 'go on', 'stop']);
    expect(happenings.filter(({ type }) => type === 'recording')).toEqual([
      { type: 'recording', callId: 'a', on: false },
      { type: 'recording', callId: 'a', on: true },
    ]);
  });

  it('opens no telephone while another window has it', async () => {
    const { heard, controller } = setUp({ holder: 'other' });
    await settle();
    expect(heard.listener).toBeNull();
    expect(controller.status().holder).toBe('other');
  });

  it('asks for its call back after a reload, and records on from where it was answered', async () => {
    const { heard, happenings, actions, recorded } = setUp({ brokenOff: left({ answeredAt: 500 }) });
    await settle();
    expect(happenings).toEqual([]);
    heard.listener?.onLink({ registered: true });
    expect(actions).toEqual([{ type: 'resume', callId: 'lost' }]);
    heard.listener?.onInput({ type: 'established', callId: 'lost' });
    expect(happenings.map(({ type }) => type)).toEqual(['phone_registered', 'resumed']);
    expect(recorded).toEqual(['start lost']);
  });

  it('gives a call up that the exchange does not give back', async () => {
    const { heard, happenings, stored } = setUp({ brokenOff: left({ answeredAt: 500 }) });
    await settle();
    heard.listener?.onLink({ registered: true });
    heard.listener?.onInput({ type: 'terminated', callId: 'lost', why: 'remote', noAnswer: false, status: 404 });
    expect(happenings.at(-1)).toEqual({ type: 'ended', callId: 'lost', by: 'failed' });
    expect(stored.size).toBe(0);
  });

  it('gives a call up when the exchange is not reached in time, and one that only rang at once', async () => {
    const { happenings } = setUp({ brokenOff: left({ answeredAt: 500 }) });
    await settle();
    vi.advanceTimersByTime(20_000);
    expect(happenings).toEqual([{ type: 'ended', callId: 'lost', by: 'failed' }]);
    expect(setUp({ brokenOff: left({ answeredAt: null }) }).happenings).toEqual([{ type: 'ended', callId: 'lost', by: 'failed' }]);
  });

  it('dials the feature code when nobody else can tell the exchange, once', async () => {
    const { heard, dialledCodes } = setUp();
    await settle();
    heard.agent?.({ state: 'break', lines: ['12345'], byCode: 'pause' });
    heard.agent?.({ state: 'meal', lines: ['12345'], byCode: 'pause' });
    heard.agent?.({ state: 'available', lines: ['12345'], byCode: 'ready' });
    expect(dialledCodes).toEqual(['*45', '*46']);
  });

  it('ends a call the seat still shows and no phone is in', async () => {
    const view: SeatView = {
      ...emptySeatView(0),
      call: {
        callId: 'ghost', line: '12345', number: '', name: '', direction: 'in', state: 'talking', muted: false, recording: true, rangAt: 0,
        answeredAt: 1, endedAt: null, endedBy: null, disposition: null, mos: null, lossPercent: null, quality: null, about: null, caseNumber: null,
      },
    };
    const { happenings } = setUp({ view });
    await settle();
    expect(happenings).toEqual([{ type: 'ended', callId: 'ghost', by: 'failed' }]);
  });
});
