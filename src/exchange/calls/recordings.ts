import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { recordingSchema } from '#contract/exchange/events.ts';
import type { Line } from '#domain/tenant.ts';
import type { EventLog } from '../eventLog.ts';
import { frameSamples, type Frame } from '../media/g711.ts';
import { mix, type AudioPort } from '../media/room.ts';
import { mendWaveFile, openWaveFile } from '../media/waveFile.ts';
import type { Call } from './call.ts';

export type Recording = z.infer<typeof recordingSchema>;

export interface Recordings {
  /** From now until the call is over. */
  start(call: Call): void;
  /** SIP status: 200, 403 where the line forbids it, 404. */
  pause(callId: string, by: string, reason: string): number;
  resume(callId: string): number;
  list(): readonly Recording[];
  get(recordingId: string): { readonly recording: Recording; readonly audio: string } | null;
  /** False when there is none or it still grows. */
  remove(recordingId: string): boolean;
}

interface Running {
  readonly call: Call;
  recording: Recording;
  isPaused: boolean;
}

const silence: Frame = new Int16Array(frameSamples);

/** The recordings of this exchange: one sound file and one description each, in one folder. */
export const createRecordings = (deps: {
  readonly folder: string;
  readonly events: EventLog;
  readonly now: () => number;
  /** Lines on which a call-taker may pause; null stands for calls of no line. */
  readonly mayPause: (line: Line | null) => boolean;
}): Recordings => {
  const { folder, events, now } = deps;
  mkdirSync(folder, { recursive: true });
  const running = new Map<string, Running>();
  const audioOf = (recordingId: string): string => join(folder, `${recordingId}.wav`);
  const storeOf = (recordingId: string): string => join(folder, `${recordingId}.json`);
  const store = (recording: Recording): void => {
    const path = storeOf(recording.recordingId);
    writeFileSync(`${path}.new`, JSON.stringify(recording));
    renameSync(`${path}.new`, path);
  };
  const read = (recordingId: string): Recording | null => {
    if (!/^[\w-]{1,80}$/.test(recordingId) || !existsSync(storeOf(recordingId))) return null;
    const parsed = recordingSchema.safeParse(JSON.parse(readFileSync(storeOf(recordingId), 'utf8')));
    return parsed.success ? parsed.data : null;
  };
  const close = async (recording: Recording, endedAt: number, bytes: number): Promise<void> => {
    const hash = createHash('sha256');
    await pipeline(createReadStream(audioOf(recording.recordingId)), hash);
    const marks = recording.marks.map((mark) => ({ ...mark, to: mark.to ?? endedAt }));
    store({ ...recording, marks, endedAt, bytes, sha256: hash.digest('hex') });
  };
  const all = (): readonly Recording[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => read(name.slice(0, -5)) ?? [])
      .sort((one, other) => one.startedAt - other.startedAt);

  // What an exchange that ended in the middle of a call has left behind.
  for (const recording of all().filter(({ endedAt }) => endedAt === null)) {
    const path = audioOf(recording.recordingId);
    if (existsSync(path)) close(recording, Math.round(statSync(path).mtimeMs), mendWaveFile(path)).catch(() => undefined);
  }

  const emit = ({ callId, recordingId }: Recording, state: 'started' | 'paused' | 'resumed' | 'finished'): void =>
    events.emit({ type: 'recording', callId, recordingId, state });

  return {
    start: (call) => {
      const recordingId = newId();
      const { callId, line, number } = call;
      const recording: Recording = { recordingId, callId, line, number, startedAt: now(), endedAt: null, marks: [], bytes: 0, sha256: null };
      const file = openWaveFile(audioOf(recordingId));
      const entry: Running = { call, recording, isPaused: false };
      running.set(callId, entry);
      store(recording);
      emit(recording, 'started');
      const parties = [...call.parties.keys()];
      const about = (parties.find(({ role }) => role === 'caller') ?? parties.find(({ role }) => role === 'other') ?? parties[0])?.port;
      const split = (said: ReadonlyMap<AudioPort, Frame>): void => {
        if (entry.isPaused) return file.write(silence, silence);
        const left = about === undefined ? undefined : said.get(about);
        file.write(left ?? silence, mix([...said].filter(([port]) => port !== about).map(([, frame]) => frame)));
      };
      call.room.setTap(split);
      call.over.addEventListener('abort', () => {
        call.room.setTap(null);
        running.delete(callId);
        close(entry.recording, now(), file.close()).then(
          () => emit(recording, 'finished'),
          () => undefined,
        );
      });
    },
    pause: (callId, by, reason) => {
      const entry = running.get(callId);
      if (entry === undefined) return 404;
      if (!deps.mayPause(entry.call.line)) return 403;
      if (entry.isPaused) return 200;
      entry.isPaused = true;
      entry.recording = { ...entry.recording, marks: [...entry.recording.marks, { from: now(), to: null, by, reason: reason.slice(0, 200) }] };
      store(entry.recording);
      emit(entry.recording, 'paused');
      return 200;
    },
    resume: (callId) => {
      const entry = running.get(callId);
      if (entry === undefined) return 404;
      if (!entry.isPaused) return 200;
      entry.isPaused = false;
      entry.recording = { ...entry.recording, marks: entry.recording.marks.map((mark) => ({ ...mark, to: mark.to ?? now() })) };
      store(entry.recording);
      emit(entry.recording, 'resumed');
      return 200;
    },
    list: all,
    get: (recordingId) => {
      const recording = read(recordingId);
      return recording === null ? null : { recording, audio: audioOf(recordingId) };
    },
    remove: (recordingId) => {
      const recording = read(recordingId);
      if (recording === null || [...running.values()].some((entry) => entry.recording.recordingId === recordingId)) return false;
      rmSync(audioOf(recordingId), { force: true });
      rmSync(storeOf(recordingId), { force: true });
      return true;
    },
  };
};
