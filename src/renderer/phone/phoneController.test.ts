import type { leaseService } from '#contract/workstation/session.ts';
import type { PhoneCommand, phoneService } from '#contract/workstation/phone.ts';
import type { seatService } from '#contract/workstation/seat.ts';
import type { ServiceClient } from '#contract/rpc/serviceContract.ts';
import { emptySeatView } from '#domain/replay/foldSeatView.ts';
import type { SeatEvent, SeatHappening } from '#domain/replay/seatEvent.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneAction } from './phoneState.ts';
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
  const heard: { listener: TelephoneListener | null; command: ((command: PhoneCommand) => void) | null; agent: ((state: AnnouncedState) => void) | null } =
    { listener: null, command: null, agent: null };
  const none = (): (() => void) => () => undefined;
  const phone: ServiceClient<typeof phoneService> = {
    call: { account: () => Promise.resolve(account), report: () => Promise.resolve({}), command: () => Promise.resolve({}) },
    subscribe: {
      commands: (_params, listener) => {
        heard.command = listener;
        return none();
      },
      agent: (_params, listener) => {
        heard.agent = (state) => listener({ state: state.state, lines: [...state.lines] });
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
    ringTone: { start: () => rung.push('start'), stop: () => rung.push('stop') },
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
        streams: () => ({ caller: 'caller stream', seat: 'seat stream' }) as never,
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
  return { controller, happenings, actions, announced, heard, rung, stored, recorded };
};

const invited = { type: 'invited', callId: 'a', line: '12345', number: '138', name: '', caseNumber: '', answersItself: false } as const;

describe('createPhoneController', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('rings, answers on the seat’s command, and goes into wrap-up before the station says so', async () => {
    const { heard, happenings, actions, announced, rung, stored } = setUp();
    await settle();
    heard.agent?.({ state: 'available', lines: ['12345'] });
    heard.listener?.onInput(invited);
    expect(rung.at(-1)).toBe('start');
    expect(stored.get('lianxi.phone.call')).toBe('a');
    heard.command?.({ type: 'answer', callId: 'a' });
    expect(actions).toEqual([{ type: 'answer', callId: 'a' }]);
    expect(rung.at(-1)).toBe('stop');
    heard.listener?.onInput({ type: 'established', callId: 'a' });
    heard.listener?.onInput({ type: 'terminated', callId: 'a', why: 'remote', noAnswer: false });
    expect(happenings.map(({ type }) => type)).toEqual(['rang', 'answered', 'ended']);
    expect(announced.at(-1)).toEqual({ state: 'wrap_up', lines: ['12345'] });
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
    heard.listener?.onInput({ type: 'terminated', callId: 'a', why: 'remote', noAnswer: false });
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

  it('ends a call that broke off with a reload of this page', () => {
    const { happenings } = setUp({ brokenOff: 'lost' });
    expect(happenings).toEqual([{ type: 'ended', callId: 'lost', by: 'failed' }]);
  });

  it('ends a call the seat still shows and no phone is in', async () => {
    const view: SeatView = {
      ...emptySeatView(0),
      call: {
        callId: 'ghost', line: '12345', number: '', name: '', direction: 'in', state: 'talking', muted: false, recording: true, rangAt: 0,
        answeredAt: 1, endedAt: null, endedBy: null, disposition: null, mos: null, lossPercent: null, caseNumber: null,
      },
    };
    const { happenings } = setUp({ view });
    await settle();
    expect(happenings).toEqual([{ type: 'ended', callId: 'ghost', by: 'failed' }]);
  });
});
