import type { PartyRole } from '#domain/queue/queueStatus.ts';
import type { EventLog } from '../eventLog.ts';
import type { FrameClock } from '../media/frameClock.ts';
import { createRoom, type Voice } from '../media/room.ts';
import type { Call, CallAbout, Keep, Party } from './call.ts';

export interface CallTable {
  open(about: CallAbout): Call;
  get(callId: string): Call | undefined;
  readonly calls: Iterable<Call>;
  callOf(party: Party): Call | undefined;
  /** With two who talk the call is answered. */
  join(call: Call, party: Party, voice?: Voice): void;
  /** Takes somebody out without hanging up on him; the call ends when nobody is left to talk with and nothing keeps it. */
  leave(party: Party): void;
  /** Held, or waiting for his transfer: present in the list only. */
  setAway(party: Party, away: boolean): void;
  keep(call: Call, why: Keep): void;
  release(call: Call, why: Keep): void;
  /** Everybody of `from` goes over to `into`; `from` is over. */
  merge(from: Call, into: Call): void;
  end(call: Call): void;
  /** Runs after each departure while the call lives. */
  onLeft(listener: (call: Call, party: Party) => void): () => void;
  onAnswered(listener: (call: Call) => void): () => void;
  /** How many listen to what happens to calls. */
  readonly listeners: number;
  stop(): void;
}

/** What waits for somebody to come. */
const untilJoined: readonly Keep[] = ['queue', 'park', 'conference'];

interface Entry extends Call {
  readonly seats: Set<string>;
  isAnswered: boolean;
  readonly parties: Map<Party, Voice>;
  readonly keeps: Set<Keep>;
  readonly ended: AbortController;
  readonly stopTicking: () => void;
  lastLeft: Party | null;
}

/** All calls of the exchange: who is in which, and when one is over. */
export const createCallTable = (deps: { readonly events: EventLog; readonly clock: FrameClock }): CallTable => {
  const { events } = deps;
  const entries = new Map<string, Entry>();
  const places = new Map<Party, Entry>();
  const away = new Set<Party>();
  const leftListeners = new Set<(call: Call, party: Party) => void>();
  const answeredListeners = new Set<(call: Call) => void>();
  const entryOf = (call: Call): Entry | undefined => entries.get(call.callId);

  const talkers = (entry: Entry): number => [...entry.parties.values()].filter(({ mode }) => mode === 'talk').length;
  const setMusic = (entry: Entry): void => entry.room.setMusic(entry.keeps.size > 0);

  const settle = (entry: Entry): void => {
    const left = talkers(entry);
    if (left === 0 || (left === 1 && entry.keeps.size === 0)) end(entry);
  };

  const take = (party: Party): Entry | undefined => {
    const entry = places.get(party);
    if (entry === undefined) return undefined;
    const voice = entry.parties.get(party);
    places.delete(party);
    away.delete(party);
    entry.parties.delete(party);
    entry.room.remove(party.port);
    entry.lastLeft = party;
    if (voice !== undefined) events.emit({ type: 'party_left', callId: entry.callId, party: party.user, as: roleOf(party, voice) });
    return entry;
  };

  const end = (call: Call): void => {
    const entry = entryOf(call);
    if (entry === undefined) return;
    entries.delete(entry.callId);
    const by = entry.lastLeft?.role === 'seat' ? 'seat' : 'caller';
    for (const party of [...entry.parties.keys()]) {
      take(party);
      party.hangUp();
    }
    entry.stopTicking();
    entry.ended.abort();
    if (entry.line !== null && !entry.isAnswered) events.emit({ type: 'caller_abandoned', callId: entry.callId });
    else events.emit({ type: 'call_ended', callId: entry.callId, by });
  };

  const join = (entry: Entry, party: Party, voice: Voice): void => {
    entry.parties.set(party, voice);
    places.set(party, entry);
    entry.room.add(party.port, voice);
    if (party.role === 'seat') entry.seats.add(party.user);
    events.emit({ type: 'party_joined', callId: entry.callId, party: party.user, as: roleOf(party, voice) });
    if (talkers(entry) < 2) return;
    for (const why of untilJoined) entry.keeps.delete(why);
    setMusic(entry);
    if (entry.isAnswered) return;
    entry.isAnswered = true;
    for (const listener of answeredListeners) listener(entry);
  };

  return {
    open: (about) => {
      const room = createRoom();
      const ended = new AbortController();
      const stopTicking = deps.clock.onTick(() => room.tick());
      const entry: Entry = {
        ...about,
        caseNumber: null,
        room,
        parties: new Map(),
        seats: new Set(),
        keeps: new Set(),
        isAnswered: false,
        ended,
        over: ended.signal,
        stopTicking,
        lastLeft: null,
      };
      entries.set(about.callId, entry);
      return entry;
    },
    get: (callId) => entries.get(callId),
    get calls() {
      return entries.values();
    },
    callOf: (party) => places.get(party),
    join: (call, party, voice = { mode: 'talk' }) => {
      const entry = entryOf(call);
      if (entry === undefined) party.hangUp();
      else join(entry, party, voice);
    },
    leave: (party) => {
      const entry = take(party);
      if (entry === undefined) return;
      settle(entry);
      if (!entry.over.aborted) for (const listener of leftListeners) listener(entry, party);
    },
    setAway: (party, isAway) => {
      if (isAway) away.add(party);
      else away.delete(party);
      places.get(party)?.room.setAway(party.port, isAway);
    },
    keep: (call, why) => {
      const entry = entryOf(call);
      if (entry === undefined) return;
      entry.keeps.add(why);
      setMusic(entry);
    },
    release: (call, why) => {
      const entry = entryOf(call);
      if (entry?.keeps.delete(why) !== true) return;
      setMusic(entry);
      settle(entry);
    },
    merge: (from, into) => {
      const [source, goal] = [entryOf(from), entryOf(into)];
      if (source === undefined || goal === undefined || source === goal) return;
      entries.delete(source.callId);
      goal.caseNumber ??= source.caseNumber;
      for (const seat of source.seats) goal.seats.add(seat);
      for (const [party, voice] of [...source.parties]) {
        const wasAway = away.has(party);
        take(party);
        join(goal, party, voice);
        if (wasAway) {
          away.add(party);
          goal.room.setAway(party.port, true);
        }
      }
      source.stopTicking();
      source.ended.abort();
      events.emit({ type: 'call_merged', callId: source.callId, into: goal.callId });
    },
    end,
    onLeft: (listener) => {
      leftListeners.add(listener);
      return () => leftListeners.delete(listener);
    },
    onAnswered: (listener) => {
      answeredListeners.add(listener);
      return () => answeredListeners.delete(listener);
    },
    get listeners() {
      return leftListeners.size + answeredListeners.size;
    },
    stop: () => {
      for (const entry of [...entries.values()]) end(entry);
    },
  };
};

const roleOf = ({ role }: Party, { mode }: Voice): PartyRole => (mode === 'talk' ? role : mode);
