import { describe, expect, it } from 'vitest';
import { cadences, lengthOf, type ComfortTone } from './comfortTones.ts';

describe('comfort tones', () => {
  it.each<readonly [ComfortTone, number, number]>([
    ['ringback', 1_000, 4_000],
    ['busy', 350, 350],
    ['congestion', 700, 700],
    ['call_waiting', 400, 4_000],
  ])('%s is China’s 450 Hz: %i ms on, %i ms off, again and again', (tone, on, off) => {
    expect(cadences[tone].bursts).toEqual([{ frequency: [450], length: on }, { frequency: [], length: off }]);
    expect(cadences[tone].repeats).toBe(true);
  });

  it('are told apart, and none is louder than a caller', () => {
    const rhythms = Object.values(cadences).map(({ bursts }) => JSON.stringify(bursts));
    // The ring is the ringback of the other end.
    expect(new Set(rhythms).size).toBe(rhythms.length - 1);
    for (const [name, { level }] of Object.entries(cadences)) if (name !== 'ring') expect(level).toBeLessThanOrEqual(0.3);
  });

  it('what reminds of something sounds once', () => {
    expect(cadences.hold_reminder.repeats).toBe(false);
    expect(lengthOf(cadences.hold_reminder)).toBe(400);
  });
});
