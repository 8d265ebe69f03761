/** What an exchange tells by a tone; here the page makes it, where no sound of the exchange says it. */
export type ComfortTone = 'ring' | 'ringback' | 'busy' | 'congestion' | 'call_waiting' | 'hold_reminder' | 'auto_answer';

/** One sound of a cadence. */
export interface Burst {
  /** Hertz; several sound together. 0 is silence. */
  readonly frequency: readonly number[];
  /** Milliseconds. */
  readonly length: number;
}

export interface Cadence {
  readonly bursts: readonly Burst[];
  /** Begins anew when it is over, until it is stopped. */
  readonly repeats: boolean;
  /** Of the full level: a tone in the headset must not drown the caller. */
  readonly level: number;
}

const on = (length: number, ...frequency: number[]): Burst => ({ frequency, length });
const off = (length: number): Burst => ({ frequency: [], length });

/**
 * China's tones (GB/T 3380, as ITU-T lists them in the supplement to E.180): everything is 450 Hz and told apart by its rhythm. The last
 * two are not of the network: the beep that reminds of a caller on hold, and that of a call that answered itself.
 */
export const cadences: Readonly<Record<ComfortTone, Cadence>> = {
  ring: { bursts: [on(1_000, 450), off(4_000)], repeats: true, level: 0.6 },
  ringback: { bursts: [on(1_000, 450), off(4_000)], repeats: true, level: 0.25 },
  busy: { bursts: [on(350, 450), off(350)], repeats: true, level: 0.25 },
  congestion: { bursts: [on(700, 450), off(700)], repeats: true, level: 0.25 },
  call_waiting: { bursts: [on(400, 450), off(4_000)], repeats: true, level: 0.15 },
  hold_reminder: { bursts: [on(150, 880), off(100), on(150, 880)], repeats: false, level: 0.2 },
  auto_answer: { bursts: [on(120, 660), off(40), on(180, 880)], repeats: false, level: 0.3 },
};

/** Milliseconds of one round. */
export const lengthOf = ({ bursts }: Cadence): number => bursts.reduce((sum, { length }) => sum + length, 0);
