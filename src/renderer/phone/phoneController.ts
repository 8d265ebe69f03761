import type { leaseService } from '#contract/workstation/session.ts';
import type { PhoneCommand, phoneService } from '#contract/workstation/phone.ts';
import type { seatService } from '#contract/workstation/seat.ts';
import type { ServiceClient } from '#contract/rpc/serviceContract.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { dialCodes, isServiceCode } from '#domain/seat/dialCodes.ts';
import type { Instant } from '#domain/tenant.ts';
import { stepPhone } from './callMachine.ts';
import type { AudioLevels } from './audioCounters.ts';
import type { CallRecorder } from './callRecorder.ts';
import { callQuality, type AudioCounters } from './callQuality.ts';
import type { SipAccount } from './openSipTelephone.ts';
import { idlePhone, isConnected, type PhoneCall, type PhoneInput, type PhoneState } from './phoneState.ts';
import type { PhoneSounds } from './phoneSounds.ts';
import type { ReportQueue } from './reportQueue.ts';
import { forgetCall, keepCall, readLeftCall } from './resumableCall.ts';
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
  /** Another microphone or other processing was chosen. */
  readonly soundChanged: () => void;
  readonly status: () => PhoneStatus;
  readonly onStatus: (listener: () => void) => () => void;
}

export interface PhoneControllerDeps {
  readonly station: PhoneStation;
  readonly pageId: string;
  readonly reports: ReportQueue;
  readonly sounds: PhoneSounds;
  /** Every change, for lamps and the like. */
  readonly onState: (state: PhoneState) => void;
  readonly recorder: CallRecorder;
  /** Told some times a second during a call. */
  readonly onLevels: (levels: AudioLevels & { readonly callId: string }) => void;
  /** Somebody rings, or nobody any more. */
  readonly onRing: (call: PhoneCall | null) => void;
  readonly openTelephone: (account: SipAccount, listener: TelephoneListener) => Telephone;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Keeps the call this tab is in, so that a reload comes back into it. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const qualityEvery = 5_000;
const levelsEvery = 250;
const longestTransfer = 40_000;
const longestRing = 25_000;
/** Not even registered by then: the call of before the reload is lost. */
const longestComeBack = 20_000;

/** Ties the exchange's side, the station's side and the call machine together. Outlives the seat screen and the station. */
export const createPhoneController = (deps: PhoneControllerDeps): PhoneController => {
  const { station, pageId, reports, sounds, recorder, openTelephone, now, newId, storage } = deps;
  const listeners = new Set<() => void>();
  let state: PhoneState = idlePhone;
  let telephone: { readonly account: string; readonly line: Telephone } | null = null;
  let status: PhoneStatus = { reached: false, holder: 'nobody', call: null, link: null };
  let microphone: MicrophoneState | null = null;
  let wanted: AnnouncedState | null = null;
  let dialledCode: AnnouncedState['byCode'] = null;
  let counters: AudioCounters | null = null;
  let shown: SeatView | null = null;
  let left = readLeftCall(storage);

  const show = (change: Partial<PhoneStatus>): void => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };

  const report = (happening: SeatHappening): void => {
    reports.add(happening);
  };

  const input = (given: PhoneInput): void => {
    const before = state;
    const step = stepPhone(state, given, now());
    state = step.state;
    for (const happening of step.reports) report(happening);
    for (const action of step.actions) telephone?.line.perform(action);
    if (state === before) return;
    sounds.follow(before, state, given);
    deps.onState(state);
    if (state.call !== before.call) callChanged(before.call, state.call);
    watchTransfer(before.transfer, before.second);
  };

  /** A call of before the reload: asked for again as soon as the exchange is reached, given up when it is not. */
  const comeBack = (): void => {
    const call = left;
    left = null;
    if (call === null || call.answeredAt === null) return;
    input({ type: 'resume', call: { ...call, answeredAt: call.answeredAt } });
  };
  const giveUp = (): void => {
    if (left !== null) report({ type: 'ended', callId: left.callId, by: 'failed' });
    left = null;
    forgetCall(storage);
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
        input({ type: 'terminated', callId: second.callId, why: 'failed', noAnswer: true, status: 408 });
      }, longestRing);
    }
  };

  const callChanged = (before: PhoneCall | null, call: PhoneCall | null): void => {
    if (call?.state === 'ringing' && before === null) deps.onRing(call);
    if (call?.state !== 'ringing') deps.onRing(null);
    keepCall(storage, call);
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
    // A test call, a shift lead's ear: nothing of a caller to recall.
    if (isServiceCode(call.number)) return;
    const streams = wasConnected ? null : (telephone?.line.streams(call.callId) ?? null);
    if (streams !== null) recorder.start(call.callId, streams, call.answeredAt ?? now());
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
        if (link.registered) comeBack();
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
    if (call === null || call.state === 'ended' || state.call?.callId === call.callId || left?.callId === call.callId) return;
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

  // What only rang rings again, here or elsewhere.
  if (left?.answeredAt === null) giveUp();
  else if (left !== null) setTimeout(giveUp, longestComeBack);

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
    const { byCode } = agent;
    if (byCode !== null && byCode !== dialledCode && state.call === null) telephone?.line.dialCode(dialCodes[byCode]);
    dialledCode = byCode;
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

  setInterval(() => {
    const { call } = state;
    if (call?.state !== 'talking' || telephone === null) return;
    const { callId } = call;
    void telephone.line.audioLevels(callId).then((levels) => levels !== null && deps.onLevels({ ...levels, callId }));
  }, levelsEvery);

  return {
    command: (command) => input({ type: 'command', command, newCallId: newId() }),
    takeOver: () => acquire(true),
    soundChanged: () => telephone?.line.soundChanged(),
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
