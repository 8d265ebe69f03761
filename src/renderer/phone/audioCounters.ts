import type { AudioCounters } from './callQuality.ts';

/** How loud the far end and the own microphone are at this moment, 0 … 1. */
export interface AudioLevels {
  readonly caller: number;
  readonly seat: number;
}

export const readAudioLevels = async (connection: RTCPeerConnection | undefined): Promise<AudioLevels | null> => {
  if (connection === undefined) return null;
  const stats = [...(await connection.getStats()).values()] as readonly Record<string, unknown>[];
  const level = (type: string): number => {
    const value = stats.find((each) => each['type'] === type && each['kind'] === 'audio')?.['audioLevel'];
    return typeof value === 'number' ? value : 0;
  };
  return { caller: level('inbound-rtp'), seat: level('media-source') };
};

/** Counters of the audio a connection has received; null before the first packet. */
export const readAudioCounters = async (connection: RTCPeerConnection | undefined): Promise<AudioCounters | null> => {
  if (connection === undefined) return null;
  const stats = [...(await connection.getStats()).values()] as readonly Record<string, unknown>[];
  const inbound = stats.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  if (inbound === undefined) return null;
  const pair = stats.find(({ type, currentRoundTripTime }) => type === 'candidate-pair' && typeof currentRoundTripTime === 'number');
  const figure = (value: unknown): number => (typeof value === 'number' ? value : 0);
  return {
    packetsReceived: figure(inbound['packetsReceived']),
    packetsLost: figure(inbound['packetsLost']),
    jitter: figure(inbound['jitter']),
    roundTripTime: pair === undefined ? null : figure(pair['currentRoundTripTime']),
  };
};
