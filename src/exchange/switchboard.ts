import { performance } from 'node:perf_hooks';
import { v7 as newId } from 'uuid';
import { agentStateSchema } from '#contract/identifiers.ts';
import type { Line } from '#domain/tenant.ts';
import type { CallerScript, Voices } from './callers/callerScripts.ts';
import { createSimulatedParty } from './callers/simulatedParty.ts';
import { createBridges, type Bridges } from './calls/bridges.ts';
import { createCallTable } from './calls/callTable.ts';
import { createConferences } from './calls/conferences.ts';
import { createConnect, type Connect } from './calls/connect.ts';
import { createDialled } from './calls/dialled.ts';
import { readTarget } from './calls/dialPlan.ts';
import { createGiveBack } from './calls/giveBack.ts';
import { watchLostPhones } from './calls/lostPhones.ts';
import { createParkingLot, type ParkingLot } from './calls/parkingLot.ts';
import { createPhoneLegs, type PhoneLegs } from './calls/phoneLegs.ts';
import { createRecordings, type Recordings } from './calls/recordings.ts';
import { isDigitEcho } from './calls/services.ts';
import { createTransfer } from './calls/transfer.ts';
import type { EventLog } from './eventLog.ts';
import { startFrameClock } from './media/frameClock.ts';
import type { Packets } from './media/mediaLeg.ts';
import { createCallCentre, type CallCentre } from './queue/callCentre.ts';
import type { Location } from './sip/location.ts';
import { createPhoneAccount, type PhoneAccount } from './sip/phoneAccount.ts';

export interface Account {
  readonly user: string;
  readonly password: string;
  /** May listen, whisper and barge in. */
  readonly supervisor?: boolean;
}

export interface SwitchboardOptions {
  readonly accounts: readonly Account[];
  readonly voices: Voices;
  /** Null records nothing. */
  readonly recordings: { readonly folder: string; readonly mayPause: (line: Line | null) => boolean } | null;
  /** Whether callers of a line are told that they are recorded. */
  readonly notice: (line: Line) => boolean;
  readonly events: EventLog;
  readonly now: () => number;
}

/** Everything of the exchange but its sockets. */
export interface Switchboard {
  readonly accounts: ReadonlyMap<string, PhoneAccount>;
  readonly centre: CallCentre;
  readonly recordings: Recordings | null;
  readonly bridges: Bridges;
  /** A simulated caller rings; gives the call's id. */
  ringIn(script: CallerScript, line: Line, caller: { readonly name: string; readonly number: string }, location: Location | null): string;
  /** What is up: all 0 at rest. */
  readonly load: { readonly calls: number; readonly legs: number };
  /** The sound with all phones since the start. */
  readonly packets: Packets;
  /** What is kept on behalf of calls: the same after them as before. */
  readonly kept: { readonly dialogs: number; readonly rooms: number; readonly listeners: number };
  /** Resolves when the recordings are whole. */
  stop(): Promise<void>;
}

/** A phone that stays away this long has hung up. */
const longestAbsence = 60_000;

export const createSwitchboard = (options: SwitchboardOptions): Switchboard => {
  const { events, now, voices } = options;
  const ticks = (): number => performance.now();
  const clock = startFrameClock(ticks);
  const accounts = new Map<string, PhoneAccount>();
  const table = createCallTable({ events, clock });
  const recordings = options.recordings === null ? null : createRecordings({ ...options.recordings, events, now });
  if (recordings !== null) table.onAnswered((call) => recordings.start(call));
  const read = (user: string) =>
    readTarget(user, { isAccount: (each) => accounts.has(each), isNumber: (each) => voices.reachable.some(({ number }) => number === each) });
  const pauseSeat = (seat: string, ready: boolean): void => centre.setState(seat, ready ? 'available' : 'break', null, null);

  const onDigit = (leg: Parameters<typeof table.callOf>[0], digit: string): void => {
    const call = table.callOf(leg);
    if (call === undefined) return;
    events.emit({ type: 'dtmf', callId: call.callId, party: leg.user, digit });
    for (const party of call.parties.keys()) if (isDigitEcho(party)) party.onDigit(digit);
    const typed = `${digits.get(leg) ?? ''}${digit}`.slice(-3);
    digits.set(leg, typed);
    if (typed === '*45' || typed === '*46') pauseSeat(leg.user, typed === '*46');
  };
  const digits = new WeakMap<object, string>();

  const giveBack = createGiveBack({ table, legs: () => legs, events, accounts, centre: () => centre });
  const parking: ParkingLot = createParkingLot({ table, events, giveBack });
  const transfer = createTransfer({ table, legs: () => legs, events, accounts, connect: () => connect, parking, read, giveBack });
  const legs: PhoneLegs = createPhoneLegs({ table, events, ticks, onRefer: transfer, onDigit, onGone: (account) => centre.idle(account) });
  const centre: CallCentre = createCallCentre({ accounts, table, legs, events, announcements: voices.announcements, notice: options.notice, now });
  const connect: Connect = createConnect({ table, legs, accounts, voices, centre, parking, conferences: createConferences({ table, giveBack }), ticks });
  const dialled = createDialled({ table, legs: () => legs, centre: () => centre, connect: () => connect, read, pauseSeat });
  const bridges = createBridges({ table, connect, voices, isAccount: (user) => accounts.has(user), notice: options.notice('12345'), events, ticks });
  const stopWatching = watchLostPhones({ table, legs, centre, events, ticks });

  const onMessage = (user: string, to: string, text: string): number => {
    if (to === 'agent-state') {
      const [, state, lines, second] = /^state=(\w+);lines=([\d,]*)(?:;waiting=(yes|no))?$/.exec(text.trim()) ?? [];
      const known = agentStateSchema.safeParse(state);
      if (!known.success) return 400;
      centre.setState(user, known.data, (lines ?? '').split(',').filter((line): line is Line => line === '12345' || line === '110'), second === undefined ? null : second === 'yes');
      return 200;
    }
    const [, action, callId = '', reason] = /^(pause|resume)=([\w-]+)(?:;reason=(.*))?$/.exec(text.trim()) ?? [];
    if (to !== 'recording') return 404;
    if (action === undefined) return 400;
    const isIn = legs.ofAccount(user).some((leg) => table.callOf(leg)?.callId === callId);
    if (recordings === null || !isIn) return 404;
    return action === 'pause' ? recordings.pause(callId, user, reason ?? '') : recordings.resume(callId);
  };

  for (const { user, supervisor } of options.accounts) {
    const account: PhoneAccount = createPhoneAccount(
      { user, isSupervisor: supervisor ?? false },
      { onDial: (call) => dialled(account, call), onMessage: (to, text) => onMessage(user, to, text) },
    );
    accounts.set(user, account);
  }

  return {
    accounts,
    centre: {
      ...centre,
      get waiting() {
        return centre.waiting;
      },
      get hasSeats() {
        return centre.hasSeats;
      },
      unregistered: (seat) => {
        centre.unregistered(seat);
        setTimeout(() => {
          if (accounts.get(seat)?.isRegistered !== true) legs.drop(seat);
        }, longestAbsence).unref();
      },
    },
    recordings,
    bridges,
    ringIn: (script, line, { name, number }, location) => {
      const call = table.open({ callId: newId(), line, number, name, location: location ?? script.location });
      const caller = createSimulatedParty({
        role: 'caller',
        user: number,
        lines: script.lines,
        lingerMs: script.lingerSeconds * 1_000,
        ticks,
        leave: (party) => table.leave(party),
      });
      table.keep(call, 'queue');
      table.join(call, caller);
      const stopListening = table.onAnswered((answered) => {
        if (answered === call) caller.talk();
      });
      const patience = setTimeout(() => {
        if (!call.isAnswered) table.leave(caller);
      }, script.patienceSeconds * 1_000);
      call.over.addEventListener('abort', () => {
        stopListening();
        clearTimeout(patience);
      });
      centre.enqueue(call, line);
      return call.callId;
    },
    get load() {
      return { calls: [...table.calls].length, legs: legs.size };
    },
    get packets() {
      return legs.packets;
    },
    get kept() {
      const dialogs = [...accounts.values()].reduce((sum, account) => sum + account.dialogs, 0);
      return { dialogs, rooms: clock.listeners, listeners: table.listeners };
    },
    stop: async () => {
      stopWatching();
      table.stop();
      legs.stop();
      clock.stop();
      await recordings?.settled();
    },
  };
};

