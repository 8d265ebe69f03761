import { sha256 } from '@noble/hashes/sha2.js';
import type { WebChallenge } from '#contract/central/webReports.ts';
import { zeroBits } from '#domain/web/zeroBits.ts';

/** Hashes between two looks at the screen: typing stays smooth on an old telephone. */
const atOnce = 1_000;

/** The nonce that solves the central's puzzle. Not the browser's own digest: that one exists on HTTPS only, and answers too slowly for so many. */
export const solvePuzzle = async ({ challenge, bits }: WebChallenge, breathe: () => Promise<void>): Promise<string> => {
  const encoder = new TextEncoder();
  for (let nonce = 0; ; nonce += 1) {
    if (zeroBits(sha256(encoder.encode(`${challenge}:${nonce}`))) >= bits) return String(nonce);
    if (nonce % atOnce === atOnce - 1) await breathe();
  }
};
