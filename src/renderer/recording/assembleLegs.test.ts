import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleLegs, wavOf, type Piece } from './assembleLegs.ts';

const piece = (leg: Piece['leg'], offset: number, ...samples: number[]): Piece => ({ leg, offset, samples: Float32Array.from(samples) });

describe('legs out of pieces', () => {
  it('stand side by side, with silence where nothing was recorded', () => {
    // 1000 samples a second: a sample is a millisecond.
    const { caller, seat, from } = assembleLegs([piece('caller', 0, 1, 1), piece('caller', 4, 0.5), piece('seat', 1, -1)], 1_000, null);
    expect(from).toBe(0);
    expect([...caller]).toEqual([1, 1, 0, 0, 0.5]);
    expect([...seat]).toEqual([0, -1, 0, 0, 0]);
  });

  it('are cut to the last stretch', () => {
    const { caller, seat, from } = assembleLegs([piece('caller', 0, 1, 2, 3, 4), piece('seat', 0, 9), piece('seat', 3, 8)], 1_000, 2);
    expect(from).toBe(2);
    expect([...caller]).toEqual([3, 4]);
    expect([...seat]).toEqual([0, 8]);
  });

  it('take any pieces without throwing, both legs equally long', () => {
    const pieces = fc.array(
      fc.record({
        leg: fc.constantFrom('caller' as const, 'seat' as const),
        offset: fc.integer({ min: 0, max: 50_000 }),
        samples: fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 200 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, fc.option(fc.integer({ min: 1, max: 60_000 })), (given, last) => {
        const legs = assembleLegs(given, 8_000, last);
        expect(legs.caller.length).toBe(legs.seat.length);
        if (last !== null) expect(legs.caller.length).toBeLessThanOrEqual(last * 8 + 1);
        expect(wavOf(legs).byteLength).toBe(44 + legs.caller.length * 4);
      }),
    );
  });
});
