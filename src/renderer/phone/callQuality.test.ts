import { describe, expect, it } from 'vitest';
import { callQuality, type AudioCounters } from './callQuality.ts';

const counters = (packetsReceived: number, packetsLost: number, jitter = 0, roundTripTime: number | null = null): AudioCounters => ({
  packetsReceived,
  packetsLost,
  jitter,
  roundTripTime,
});

describe('callQuality', () => {
  it('is the 4.4 of clean G.711 without loss', () => {
    expect(callQuality(counters(0, 0), counters(250, 0))).toEqual({ mos: 4.4, lossPercent: 0 });
  });

  it('falls with loss and with delay, never below 1', () => {
    const clean = callQuality(counters(0, 0), counters(250, 0))?.mos ?? 0;
    const lossy = callQuality(counters(0, 0), counters(225, 25))?.mos ?? 0;
    const slow = callQuality(counters(0, 0), counters(250, 0, 0.1, 0.6))?.mos ?? 0;
    expect(lossy).toBeLessThan(clean);
    expect(slow).toBeLessThan(clean);
    expect(callQuality(counters(0, 0), counters(1, 999, 1, 4))?.mos).toBe(1);
  });

  it('says nothing of a stretch without packets, as on hold', () => {
    expect(callQuality(counters(250, 3), counters(250, 3))).toBeNull();
  });
});
