import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zeroBits } from '#domain/web/zeroBits.ts';
import { solvePuzzle } from './solvePuzzle.ts';

it('finds what the central will find right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 40 }), fc.nat(9), async (challenge, bits) => {
      const nonce = await solvePuzzle({ challenge, bits }, () => Promise.resolve());
      expect(nonce).toMatch(/^\d+$/u);
      expect(zeroBits(createHash('sha256').update(`${challenge}:${nonce}`).digest())).toBeGreaterThanOrEqual(bits);
    }),
    { numRuns: 20 },
  );
});

it('counts the zero bits before the first one', () => {
  expect([[0xff], [0x0f], [0, 0x80], [0, 1], [0, 0]].map((bytes) => zeroBits(Uint8Array.from(bytes)))).toEqual([0, 4, 8, 15, 16]);
});
