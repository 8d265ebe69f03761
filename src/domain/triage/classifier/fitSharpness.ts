export interface HeldOut {
  /** Of every label, by a model that had not seen the text. */
  readonly scores: readonly number[];
  /** Number of the right label. */
  readonly owner: number;
  readonly weight: number;
}

const least = 0.1;
const most = 30;
const golden = (Math.sqrt(5) - 1) / 2;

/** Temperature scaling (Guo et al., ICML 2017): the factor under which the right labels of unseen texts are likeliest. */
export const fitSharpness = (heldOut: readonly HeldOut[]): number => {
  const lossAt = (sharpness: number): number =>
    heldOut.reduce((sum, { scores, owner, weight }) => sum - weight * Math.log(Math.max(softmax(scores, sharpness)[owner] ?? 0, 1e-12)), 0);
  let low = least;
  let high = most;
  // 40 halvings by the golden ratio: the loss has one valley.
  for (let round = 0; round < 40; round += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (lossAt(left) <= lossAt(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
};

export const softmax = (scores: readonly number[], sharpness: number): readonly number[] => {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(sharpness * (score - highest)));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};
