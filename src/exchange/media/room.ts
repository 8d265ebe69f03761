import { frameSamples, type Frame } from './g711.ts';
import { holdMusic } from './holdMusic.ts';

/** One side of a call, as sound: 20 ms in, 20 ms out. */
export interface AudioPort {
  /** The next 20 ms this side said; null when nothing came. Called once per tick. */
  take(): Frame | null;
  /** 20 ms for this side to hear. */
  hear(frame: Frame): void;
}

/** `talk` and `barge` are heard by all, `whisper` by one, `listen` by nobody. */
export type Voice = { readonly mode: 'talk' | 'barge' | 'listen' } | { readonly mode: 'whisper'; readonly to: AudioPort };

/** What a recording gets of each tick: everybody who is heard by all. */
export type Tap = (said: ReadonlyMap<AudioPort, Frame>) => void;

export interface Room {
  add(port: AudioPort, voice: Voice): void;
  remove(port: AudioPort): void;
  /** Held or stepped aside: neither hears nor is heard; the last one who is left hears music. */
  setAway(port: AudioPort, away: boolean): void;
  /** Music for a caller who is alone (waiting, parked, being transferred). */
  setMusic(on: boolean): void;
  /** A-law spoken to everybody who is present; resolves when said, replaced or the room is empty. */
  say(audio: Int16Array): Promise<void>;
  /** Stops what is being said. */
  hush(): void;
  setTap(tap: Tap | null): void;
  tick(): void;
}

interface Place {
  readonly voice: Voice;
  away: boolean;
}

const silence: Frame = new Int16Array(frameSamples);

/** A mixer: everybody hears the sum of the others. */
export const createRoom = (): Room => {
  const places = new Map<AudioPort, Place>();
  let music = false;
  let played = 0;
  let tap: Tap | null = null;
  let saying: { readonly audio: Int16Array; position: number; readonly done: () => void } | null = null;

  const nextSaid = (): Frame | null => {
    if (saying === null) return null;
    const frame = new Int16Array(frameSamples);
    frame.set(saying.audio.subarray(saying.position, saying.position + frameSamples));
    saying.position += frameSamples;
    if (saying.position >= saying.audio.length) {
      saying.done();
      saying = null;
    }
    return frame;
  };

  return {
    add: (port, voice) => void places.set(port, { voice, away: false }),
    remove: (port) => void places.delete(port),
    setAway: (port, away) => {
      const place = places.get(port);
      if (place !== undefined) place.away = away;
    },
    setMusic: (on) => {
      music = on;
    },
    say: (audio) =>
      new Promise((resolve) => {
        saying?.done();
        saying = { audio, position: 0, done: resolve };
      }),
    hush: () => {
      saying?.done();
      saying = null;
    },
    setTap: (next) => {
      tap = next;
    },
    tick: () => {
      const said = new Map<AudioPort, Frame>();
      let present = 0;
      let someoneAway = false;
      for (const [port, { voice, away }] of places) {
        const frame = port.take();
        const talks = isHeardByAll(voice);
        if (talks && away) someoneAway = true;
        if (talks && !away) present += 1;
        if (frame !== null && !away) said.set(port, frame);
      }
      const spoken = nextSaid();
      const tune = spoken === null && present === 1 && (music || someoneAway) ? holdMusic(played) : null;
      if (tune !== null) played += 1;
      for (const [port, { voice, away }] of places) {
        if (away) port.hear(silence);
        else if (voice.mode === 'talk' && tune !== null) port.hear(tune);
        else port.hear(sumFor(port, said, places, spoken));
      }
      tap?.(new Map([...said].filter(([port]) => isHeardByAll(places.get(port)?.voice))));
    },
  };
};

const isHeardByAll = (voice: Voice | undefined): boolean => voice?.mode === 'talk' || voice?.mode === 'barge';

const sumFor = (listener: AudioPort, said: ReadonlyMap<AudioPort, Frame>, places: ReadonlyMap<AudioPort, Place>, spoken: Frame | null): Frame => {
  const heard: Frame[] = spoken === null ? [] : [spoken];
  for (const [port, frame] of said) {
    const voice = places.get(port)?.voice;
    if (port === listener || voice === undefined || voice.mode === 'listen') continue;
    if (voice.mode === 'whisper' && voice.to !== listener) continue;
    heard.push(frame);
  }
  return mix(heard);
};

/** Sum without wrapping round: too loud is clipped. */
export const mix = (frames: readonly Frame[]): Frame => {
  const [first, ...others] = frames;
  if (first === undefined) return silence;
  if (others.length === 0) return first;
  const sum = Float64Array.from(first);
  for (const frame of others) for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (frame[at] ?? 0);
  return Int16Array.from(sum, (value) => Math.max(-32_768, Math.min(32_767, value)));
};
