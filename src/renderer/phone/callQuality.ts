/** Counters of the received audio at one moment, from RTCInboundRtpStreamStats. */
export interface AudioCounters {
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Seconds. */
  readonly jitter: number;
  /** Seconds; null when the peer sends no RTCP reports. */
  readonly roundTripTime: number | null;
}

export interface CallQuality {
  /** Mean opinion score, 1 (bad) to 4.5 (good); telephone audio never reaches 5. */
  readonly mos: number;
  readonly lossPercent: number;
}

/**
 * Quality of the stretch between two readings, or null when no packet was due in it. ITU-T G.107 (E-model) reduced to what
 * a browser can measure, as in G.113 Appendix I for G.711 with packet loss concealment: R = 93.2 − delay − 95·loss/(loss + Bpl),
 * Bpl 25.1; delay counts half the round trip plus a jitter buffer of twice the jitter; R to MOS by G.107 Annex B.
 */
export const callQuality = (before: AudioCounters, now: AudioCounters): CallQuality | null => {
  const received = now.packetsReceived - before.packetsReceived;
  const lost = Math.max(0, now.packetsLost - before.packetsLost);
  if (received + lost <= 0) return null;
  const lossPercent = (100 * lost) / (received + lost);
  const delay = ((now.roundTripTime ?? 0) / 2 + 2 * now.jitter) * 1_000 + 20;
  const delayImpairment = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
  const rating = 93.2 - delayImpairment - (95 * lossPercent) / (lossPercent + 25.1);
  return { mos: Math.round(opinion(rating) * 100) / 100, lossPercent: Math.round(lossPercent * 10) / 10 };
};

const opinion = (rating: number): number => {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
};
