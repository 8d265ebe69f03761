import { setTimeout as pause } from 'node:timers/promises';
import type { BridgeRequest } from '#contract/exchange/events.ts';
import type { BridgeEnd } from '#domain/bridge/bridgedCall.ts';
import type { Voices } from '../callers/callerScripts.ts';
import { createSimulatedParty, type SimulatedParty } from '../callers/simulatedParty.ts';
import { trainingNumber } from '../callers/trainingNumber.ts';
import type { EventLog } from '../eventLog.ts';
import type { Call } from './call.ts';
import type { CallTable } from './callTable.ts';
import type { Connect } from './connect.ts';

/** Calls that the exchange makes by itself, for somebody who has a telephone and no seat. */
export interface Bridges {
  /** Rings the worker. The same call id a second time changes nothing. */
  start(asked: BridgeRequest): void;
  /** False when there is no such call. */
  end(callId: string): boolean;
}

/** How long a simulated worker takes to his telephone, and stays on it at most. */
const answerDelay = 1_500;
const longestTalk = 120_000;

/** SIP's statuses in the bridge's words. */
const endOf = (status: number): BridgeEnd => (status === 486 || status === 600 || status === 603 ? 'busy' : status === 408 ? 'no_answer' : 'unreachable');

export const createBridges = (deps: {
  readonly table: CallTable;
  readonly connect: Connect;
  readonly voices: Voices;
  readonly isAccount: (user: string) => boolean;
  readonly notice: boolean;
  readonly events: EventLog;
  readonly ticks: () => number;
}): Bridges => {
  const { table, events, voices } = deps;
  const bridged = new Map<string, { end: BridgeEnd }>();

  const joinWorker = async (call: Call, number: string, ringMs: number): Promise<SimulatedParty | null> => {
    const how = trainingNumber(number, voices)?.answers ?? 'busy';
    await pause(how === 'voice' ? Math.min(answerDelay, ringMs) : how === 'busy' ? 0 : ringMs, undefined, { signal: call.over });
    if (how !== 'voice') return null;
    const worker = createSimulatedParty({
      role: 'other', user: number, lines: voices.worker, lingerMs: longestTalk, ticks: deps.ticks, leave: (party) => table.leave(party),
    });
    table.join(call, worker);
    return worker;
  };
  const ringAccount = (call: Call, user: string, ringMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const attempt = deps.connect(call, { kind: 'account', user }, { account: { user }, headers: [], limit: ringMs }, {
        onRinging: () => undefined,
        onAnswered: () => resolve(true),
        onFailed: () => resolve(false),
      });
      call.over.addEventListener('abort', () => attempt.cancel('SIP;cause=487;text="Given up"'));
    });
  const ringCitizen = (call: Call, number: string, ringMs: number): Promise<BridgeEnd | 'talking'> =>
    new Promise((resolve) => {
      const attempt = deps.connect(call, { kind: 'number', number }, { account: { user: '' }, headers: [], limit: ringMs }, {
        onRinging: () => events.emit({ type: 'bridge', callId: call.callId, step: 'citizen_ringing', end: null }),
        onAnswered: () => resolve('talking'),
        onFailed: (status) => resolve(endOf(status)),
      });
      call.over.addEventListener('abort', () => attempt.cancel('SIP;cause=487;text="Given up"'));
    });

  const run = async (call: Call, asked: BridgeRequest, outcome: { end: BridgeEnd }): Promise<void> => {
    const { callId, worker: number, citizen, workerRingSeconds, citizenRingSeconds } = asked;
    const isPhone = deps.isAccount(number);
    const simulated = isPhone ? null : await joinWorker(call, number, workerRingSeconds * 1_000);
    const isThere = isPhone ? await ringAccount(call, number, workerRingSeconds * 1_000) : simulated !== null;
    if (!isThere) {
      outcome.end = 'worker_no_answer';
      return;
    }
    events.emit({ type: 'bridge', callId, step: 'worker_answered', end: null });
    const came = await ringCitizen(call, citizen, citizenRingSeconds * 1_000);
    if (came !== 'talking') {
      outcome.end = came;
      return;
    }
    outcome.end = 'answered';
    events.emit({ type: 'bridge', callId, step: 'citizen_answered', end: null });
    if (deps.notice) await call.room.say(voices.announcements.notice);
    simulated?.talk();
    await new Promise<void>((resolve) => call.over.addEventListener('abort', () => resolve(), { once: true }));
  };

  return {
    start: (asked) => {
      const { callId, shown } = asked;
      if (bridged.has(callId) || table.get(callId) !== undefined) return;
      // Until somebody says otherwise, it is the worker who lets it be.
      const outcome: { end: BridgeEnd } = { end: 'given_up' };
      bridged.set(callId, outcome);
      // Everybody sees the hotline's number; who is called stands in no call and on no recording.
      const call = table.open({ callId, line: null, number: shown, name: '', location: null });
      // The worker waits alone, with music, until the citizen is there.
      table.keep(call, 'conference');
      call.over.addEventListener('abort', () => {
        bridged.delete(callId);
        events.emit({ type: 'bridge', callId, step: 'ended', end: outcome.end });
      });
      events.emit({ type: 'bridge', callId, step: 'worker_ringing', end: null });
      run(call, asked, outcome)
        .catch(() => undefined)
        .finally(() => table.end(call));
    },
    end: (callId) => {
      const call = bridged.has(callId) ? table.get(callId) : undefined;
      if (call !== undefined) table.end(call);
      return call !== undefined;
    },
  };
};
