import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
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
  list(): Promise<readonly Recording[]>;
  get(recordingId: string): Promise<{ readonly recording: Recording; readonly audio: string } | null>;
  /** False when there is none or it still grows. */
  remove(recordingId: string): Promise<boolean>;
  /** Resolves when the recordings of all calls that are over are whole on the disk. */
  settled(): Promise<void>;
}

interface Running {
  readonly call: Call;
  recording: Recording;
  isPaused: boolean;
  /** When its description is on the disk. */
  stored: Promise<void>;
}

const silence: Frame = new Int16Array(frameSamples);

/**
 * The recordings of this exchange: one sound file and one description each, in one folder. Nothing here waits for the disk
 * while calls go on: a disk that is busy for a second would be a second of silence in every call.
 */
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
  const finishing = new Set<Promise<void>>();
  const audioOf = (recordingId: string): string => join(folder, `${recordingId}.wav`);
  const storeOf = (recordingId: string): string => join(folder, `${recordingId}.json`);
  const store = async (recording: Recording): Promise<void> => {
    const path = storeOf(recording.recordingId);
    await writeFile(`${path}.new`, JSON.stringify(recording));
    await rename(`${path}.new`, path);
  };
  const failed = (recording: Recording, error: unknown): void =>
    void process.stderr.write(`recording of call ${recording.callId} cannot be written: ${error instanceof Error ? error.message : String(error)}\n`);
  const storeNext = (entry: Running): void => {
    const { recording } = entry;
    entry.stored = entry.stored.then(() => store(recording)).catch((error: unknown) => failed(recording, error));
  };
  const growing = (recordingId: string): Running | undefined => [...running.values()].find(({ recording }) => recording.recordingId === recordingId);
  const read = async (recordingId: string): Promise<Recording | null> => {
    const now = growing(recordingId)?.recording;
    if (now !== undefined || !/^[\w-]{1,80}$/.test(recordingId)) return now ?? null;
    try {
      return recordingSchema.parse(JSON.parse(await readFile(storeOf(recordingId), 'utf8')));
    } catch {
      // Not there, or torn by a power cut: one bad description does not hide the others.
      return null;
    }
  };
  const close = async (recording: Recording, endedAt: number, bytes: number): Promise<void> => {
    const hash = createHash('sha256');
    await pipeline(createReadStream(audioOf(recording.recordingId)), hash);
    const marks = recording.marks.map((mark) => ({ ...mark, to: mark.to ?? endedAt }));
    await store({ ...recording, marks, endedAt, bytes, sha256: hash.digest('hex') });
  };
  const all = async (): Promise<readonly Recording[]> => {
    const ids = (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    const found: Recording[] = [];
    for (const id of ids) {
      const recording = await read(id);
      if (recording !== null) found.push(recording);
    }
    return found.sort((one, other) => one.startedAt - other.startedAt);
  };

  /** What an exchange that ended in the middle of a call has left behind. */
  const mend = async (before: number): Promise<void> => {
    for (const recording of (await all()).filter(({ endedAt, startedAt }) => endedAt === null && startedAt < before)) {
      const path = audioOf(recording.recordingId);
      const left = await stat(path).catch(() => null);
      if (left !== null) await close(recording, Math.round(left.mtimeMs), mendWaveFile(path));
    }
  };
  mend(now()).catch((error: unknown) => void process.stderr.write(`recordings left behind cannot be mended: ${String(error)}\n`));

  const emit = ({ callId, recordingId }: Recording, state: 'started' | 'paused' | 'resumed' | 'finished'): void =>
    events.emit({ type: 'recording', callId, recordingId, state });

  return {
    start: (call) => {
      const recordingId = newId();
      const { callId, line, number } = call;
      const recording: Recording = { recordingId, callId, line, number, startedAt: now(), endedAt: null, marks: [], bytes: 0, sha256: null };
      const file = openWaveFile(audioOf(recordingId));
      const entry: Running = { call, recording, isPaused: false, stored: Promise.resolve() };
      running.set(callId, entry);
      storeNext(entry);
      emit(recording, 'started');
      const parties = [...call.parties.keys()];
      const about = (parties.find(({ role }) => role === 'caller') ?? parties.find(({ role }) => role === 'other') ?? parties[0])?.port;
      const split = (said: ReadonlyMap<AudioPort, Frame>): void => {
        if (entry.isPaused) return file.write(silence, silence);
        const left = about === undefined ? undefined : said.get(about);
        file.write(left ?? silence, mix([...said].filter(([port]) => port !== about).map(([, frame]) => frame)));
      };
      call.room.setTap(split);
      const finish = async (endedAt: number): Promise<void> => {
        try {
          const bytes = await file.close();
          await entry.stored;
          await close(entry.recording, endedAt, bytes);
        } finally {
          running.delete(callId);
        }
        emit(recording, 'finished');
      };
      call.over.addEventListener('abort', () => {
        call.room.setTap(null);
        const finished = finish(now())
          .catch((error: unknown) => failed(recording, error))
          .finally(() => finishing.delete(finished));
        finishing.add(finished);
      });
    },
    pause: (callId, by, reason) => {
      const entry = running.get(callId);
      if (entry === undefined) return 404;
      if (!deps.mayPause(entry.call.line)) return 403;
      if (entry.isPaused) return 200;
      entry.isPaused = true;
      entry.recording = { ...entry.recording, marks: [...entry.recording.marks, { from: now(), to: null, by, reason: reason.slice(0, 200) }] };
      storeNext(entry);
      emit(entry.recording, 'paused');
      return 200;
    },
    resume: (callId) => {
      const entry = running.get(callId);
      if (entry === undefined) return 404;
      if (!entry.isPaused) return 200;
      entry.isPaused = false;
      entry.recording = { ...entry.recording, marks: entry.recording.marks.map((mark) => ({ ...mark, to: mark.to ?? now() })) };
      storeNext(entry);
      emit(entry.recording, 'resumed');
      return 200;
    },
    list: all,
    get: async (recordingId) => {
      const recording = await read(recordingId);
      return recording === null ? null : { recording, audio: audioOf(recordingId) };
    },
    remove: async (recordingId) => {
      if (growing(recordingId) !== undefined || (await read(recordingId)) === null) return false;
      await rm(audioOf(recordingId), { force: true });
      await rm(storeOf(recordingId), { force: true });
      return true;
    },
    settled: async () => void (await Promise.all(finishing)),
  };
};
