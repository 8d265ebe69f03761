import type { QualityView } from './seatView.ts';

/** Below this people begin to complain (ITU-T G.109: "some users dissatisfied" ends at 3.6). */
export const poorMos = 3.5;

/** One more reading of a call's sound. */
export const addReading = (before: QualityView | null, { mos, lossPercent }: { readonly mos: number; readonly lossPercent: number }): QualityView => {
  const readings = (before?.readings ?? 0) + 1;
  const mean = (old: number, next: number): number => Math.round((old + (next - old) / readings) * 1_000) / 1_000;
  return {
    readings,
    meanMos: mean(before?.meanMos ?? 0, mos),
    worstMos: Math.min(before?.worstMos ?? mos, mos),
    meanLossPercent: mean(before?.meanLossPercent ?? 0, lossPercent),
    poorInARow: mos < poorMos ? (before?.poorInARow ?? 0) + 1 : 0,
  };
};
