import type { leaseService } from '#contract/workstation/session.ts';
import type { PhoneCommand, phoneService } from '#contract/workstation/phone.ts';
import type { seatService } from '#contract/workstation/seat.ts';
import type { ServiceClient } from '#contract/rpc/serviceContract.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import type { Instant } from '#domain/tenant.ts';
import { stepPhone } from './callMachine.ts';
import type { CallRecorder } from './callRecorder.ts';
import { callQuality, type AudioCounters } from './callQuality.ts';
import type { SipAccount } from './openSipTelephone.ts';
import { idlePhone, isConnected, type PhoneCall, type PhoneInput, type PhoneState } from './phoneState.ts';
import type { ReportQueue } from './reportQueue.ts';
import type { RingTone } from './ringTone.ts';
import type { AnnouncedState, MicrophoneState, Telephone, TelephoneLink, TelephoneListener } from './telephone.ts';

/** What the phone page needs of the station. */
export interface PhoneStation {
  readonly phone: ServiceClient<typeof phoneService>;
  readonly lease: ServiceClient<typeof leaseService>;
  readonly seat: Pick<ServiceClient<typeof seatService>, 'subscribe'>;
  /** Tells whether the station is reached, at once and on every change. */
  readonly onReached: (listener: (reached: boolean) => void) => () => void;
}

/** What the page shows; only needed while the station is away or another window has the telephone. */
export interface PhoneStatus {
  readonly reached: boolean;
  readonly holder: 'this' | 'other' | 'nobody';
  readonly call: PhoneCall | null;
  readonly link: TelephoneLink | null;
}

export interface PhoneController {
  readonly command: (command: PhoneCommand) => void;
  readonly takeOver: () => void;
  readonly status: () => PhoneStatus;
  readonly onStatus: (listener: () => void) => () => void;
}

export interface PhoneControllerDeps {
  readonly station: PhoneStation;
  readonly pageId: string;
  readonly reports: ReportQueue;
  readonly ringTone: RingTone;
  readonly recorder: CallRecorder;
  /** Somebody rings, or nobody any more. */
  readonly onRing: (call: PhoneCall | null) => void;
  readonly openTelephone: (account: SipAccount, listener: TelephoneListener) => Telephone;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Call id of the call this tab is in, so that a reload can say that it broke off. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const liveCallKey = 'lianxi.phone.call';
const qualityEvery = 5_000;
const longestTransfer = 40_000;
const longestRing = 25_000;

/** Ties the exchange's side, the station's side and the call machine together. Outlives the seat screen and the station. */
export const createPhoneController = (deps: PhoneControllerDeps): PhoneController => {
  const { station, pageId, reports, ringTone, recorder, openTelephone, now, newId, storage } = deps;
  const listeners = new Set<() => void>();
  let state: PhoneState = idlePhone;
  let telephone: { readonly account: string; readonly line: Telephone } | null = null;
  let status: PhoneStatus = { reached: false, holder: 'nobody', call: null, link: null };
  let microphone: MicrophoneState | null = null;
  let wanted: AnnouncedState | null = null;
  let counters: AudioCounters | null = null;
  let shown: SeatView | null = null;

  const show = (change: Partial<PhoneStatus>): void => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };

  const report = (happening: SeatHappening): void => {
    reports.add(happening);
  };

  const input = (given: PhoneInput): void => {
    const { call: before, transfer, second: knocking } = state;
    const step = stepPhone(state, given, now());
    state = step.state;
    for (const happening of step.reports) report(happening);
    for (const action of step.actions) telephone?.line.perform(action);
    if (state.call !== before) callChanged(before, state.call);
    watchTransfer(transfer, knocking);
  };

  /** An exchange that never says what became of a transfer, or a colleague who lets it ring, must not keep the caller waiting. */
  const watchTransfer = (transfer: PhoneState['transfer'], knocking: PhoneState['second']): void => {
    const { call, second } = state;
    if (state.transfer !== null && state.transfer !== transfer && call !== null) {
      const asked = state.transfer;
      setTimeout(() => {
        if (state.transfer === asked) input({ type: 'transfer_decided', callId: call.callId, status: 408, parkedAt: '' });
      }, longestTransfer);
    }
    if (second?.purpose === 'hand_over' && knocking === null) {
      setTimeout(() => {
        if (state.second?.callId !== second.callId || state.second.state !== 'dialling') return;
        telephone?.line.perform({ type: 'hang_up', callId: second.callId });
        input({ type: 'terminated', callId: second.callId, why: 'failed', noAnswer: true });
      }, longestRing);
    }
    if (second?.state === 'ringing' && knocking === null) ringTone.start();
    if (knocking?.state === 'ringing' && second?.state !== 'ringing' && call?.state !== 'ringing') ringTone.stop();
  };

  const callChanged = (before: PhoneCall | null, call: PhoneCall | null): void => {
    if (call?.state === 'ringing' && before === null) {
      ringTone.start();
      deps.onRing(call);
    }
    if (call?.state !== 'ringing') {
      ringTone.stop();
      deps.onRing(null);
    }
    if (call === null) storage.removeItem(liveCallKey);
    else storage.setItem(liveCallKey, call.callId);
    if (call?.callId !== before?.callId) counters = null;
    record(before, call);
    if (call === null && before !== null && isConnected(before)) goIntoWrapUp();
    show({ call });
  };

  const record = (before: PhoneCall | null, call: PhoneCall | null): void => {
    const wasRecorded = before !== null && isConnected(before);
    if (call === null || !isConnected(call)) {
      if (wasRecorded) recorder.stop();
      return;
    }
    const wasConnected = wasRecorded && before.callId === call.callId;
    const streams = wasConnected ? null : (telephone?.line.streams(call.callId) ?? null);
    if (streams !== null) recorder.start(call.callId, streams, now());
    if (call.recording !== before?.recording) recorder.pause(!call.recording);
  };

  /** Before the station says so: between the end of a call and its word the exchange must not ring this seat again. */
  const goIntoWrapUp = (): void => {
    if (wanted !== null && status.reached) telephone?.line.announce({ ...wanted, state: 'wrap_up' });
  };

  const openLine = (account: SipAccount): void => {
    const key = JSON.stringify(account);
    if (telephone?.account === key) return;
    void telephone?.line.stop();
    const line = openTelephone(account, {
      onInput: input,
      onLink: (link) => {
        report(link.registered ? { type: 'phone_registered' } : { type: 'phone_lost', reason: link.reason });
        show({ link });
      },
      onLocation: (callId, location) => report({ type: 'location_received', callId, location }),
      onMicrophone: (heard) => {
        if (microphone?.state === heard.state) return;
        microphone = heard;
        report({ type: 'microphone', state: heard.state, reason: heard.state === 'silent' ? heard.reason : '' });
      },
    });
    telephone = { account: key, line };
    if (wanted !== null) line.announce(wanted);
  };

  const closeLine = (): void => {
    if (state.call !== null) return;
    void telephone?.line.stop();
    telephone = null;
    show({ link: null });
  };

  /** What a station that was away shows wrongly. A call no phone is in (its tab was closed) would keep the seat busy for ever. */
  const reconcile = (): void => {
    if (shown === null || status.holder !== 'this') return;
    const { call, phone } = shown;
    shown = null;
    if (status.link !== null && status.link.registered !== phone.registered) {
      report(status.link.registered ? { type: 'phone_registered' } : { type: 'phone_lost', reason: status.link.reason });
    }
    if (call === null || call.state === 'ended' || state.call?.callId === call.callId) return;
    const known = reports.pending.some(({ happening }) => happening.type === 'ended' && happening.callId === call.callId);
    if (!known) report({ type: 'ended', callId: call.callId, by: 'failed' });
  };

  const holding = async (holder: PhoneStatus['holder']): Promise<void> => {
    show({ holder });
    if (holder === 'other') closeLine();
    if (holder !== 'this') return;
    reports.flush();
    reconcile();
    const account = await station.phone.call.account({});
    if (account !== null) openLine(account);
  };

  const acquire = (takeOver: boolean): void => {
    station.lease.call.acquire({ page: 'phone', pageId, takeOver }).then(
      ({ holder }) => holding(holder).catch(() => undefined),
      () => undefined,
    );
  };

  const brokenOff = storage.getItem(liveCallKey);
  if (brokenOff !== null) {
    report({ type: 'ended', callId: brokenOff, by: 'failed' });
    storage.removeItem(liveCallKey);
  }

  // Topics come back by themselves after a reconnect: subscribed once.
  station.seat.subscribe.stream({}, (message) => {
    if (message.type !== 'view') return;
    shown = message.view;
    reconcile();
  });
  station.lease.subscribe.state({ page: 'phone' }, ({ holder }) => {
    if (holder === 'nobody') acquire(false);
    else if (holder !== status.holder) void holding(holder).catch(() => undefined);
  });
  station.phone.subscribe.commands({}, (command) => input({ type: 'command', command, newCallId: newId() }));
  station.phone.subscribe.agent({}, (agent) => {
    wanted = agent;
    telephone?.line.announce(agent);
  });
  station.onReached((reached) => {
    show({ reached, holder: reached ? status.holder : 'nobody' });
    if (reached) acquire(false);
    else shown = null;
  });

  setInterval(() => {
    const { call } = state;
    if (call?.state !== 'talking' || telephone === null) return;
    void telephone.line.audioCounters(call.callId).then((reading) => {
      const quality = counters === null || reading === null ? null : callQuality(counters, reading);
      counters = reading;
      if (quality !== null && state.call?.callId === call.callId) report({ type: 'audio_quality', callId: call.callId, ...quality });
    });
  }, qualityEvery);

  return {
    command: (command) => input({ type: 'command', command, newCallId: newId() }),
    takeOver: () => acquire(true),
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
