/** Probability ↔ log odds; a probability of 0 or 1 is taken for one in a million. */
export const toOdds = (probability: number): number => {
  const inside = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
  return Math.log(inside / (1 - inside));
};

export const fromOdds = (odds: number): number => 1 / (1 + Math.exp(-odds));
