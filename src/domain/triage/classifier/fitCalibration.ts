import type { Calibration } from './classifierModel.ts';

export interface HeldOut {
  /** Of every label, by a model that had not seen the text. */
  readonly scores: readonly number[];
  /** Number of the right label. */
  readonly owner: number;
  readonly weight: number;
}

const leastSharp = 0.1;
const mostSharp = 30;
const doubts = [0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.13, 0.18, 0.25];
const golden = (Math.sqrt(5) - 1) / 2;

/** Temperature scaling (Guo et al., ICML 2017) with a share of doubt: the pair under which the right labels of unseen texts are likeliest. */
export const fitCalibration = (heldOut: readonly HeldOut[]): Calibration => {
  const lossOf = (calibration: Calibration): number =>
    heldOut.reduce((sum, { scores, owner, weight }) => sum - weight * Math.log(Math.max(probabilitiesOf(scores, calibration)[owner] ?? 0, 1e-12)), 0);
  const fits = doubts.map((doubt) => {
    const sharpness = valley((at) => lossOf({ sharpness: at, doubt }));
    return { calibration: { sharpness, doubt }, loss: lossOf({ sharpness, doubt }) };
  });
  return fits.reduce((best, fit) => (fit.loss < best.loss ? fit : best)).calibration;
};

/** Where the loss is least, to four digits, by golden section: it has one valley. */
const valley = (loss: (sharpness: number) => number): number => {
  let low = leastSharp;
  let high = mostSharp;
  while (high - low > 1e-3 * high) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) <= loss(right)) high = right;
    else low = left;
  }
  return Number(((low + high) / 2).toPrecision(4));
};

export const probabilitiesOf = (scores: readonly number[], { sharpness, doubt }: Calibration): readonly number[] => {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(sharpness * (score - highest)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => ((1 - doubt) * power) / sum + doubt / scores.length);
};
