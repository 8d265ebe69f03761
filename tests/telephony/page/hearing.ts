/** What comes in by every peer connection of this page, analysed as the call-taker would hear it. */
export interface Hearing {
  /** Level of a tone in dB against full scale, the loudest of all live calls; -Infinity without any. */
  level(frequency: number): number;
  /** The same of any sound at all. */
  loudest(): number;
  /** Codecs of what is sent and received in all live calls, without the digits'. */
  codecs(): Promise<readonly string[]>;
}

const spectrumSize = 4_096;

/** Must run before the first RTCPeerConnection is made. */
export const listenToCalls = (): Hearing => {
  const context = new AudioContext();
  const ears = new Map<MediaStreamTrack, AnalyserNode>();
  const connections = new Set<RTCPeerConnection>();

  const listen = (track: MediaStreamTrack): void => {
    if (track.kind !== 'audio') return;
    const analyser = context.createAnalyser();
    analyser.fftSize = spectrumSize;
    analyser.smoothingTimeConstant = 0.2;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    ears.set(track, analyser);
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...words: ConstructorParameters<typeof RTCPeerConnection>) {
      super(...words);
      connections.add(this);
      this.addEventListener('track', ({ track }) => listen(track));
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'closed') for (const { receiver } of this.getTransceivers()) ears.delete(receiver.track);
      });
    }

    override close(): void {
      connections.delete(this);
      for (const { receiver } of this.getTransceivers()) ears.delete(receiver.track);
      super.close();
    }
  };

  const level = (between: (spectrum: Float32Array) => Float32Array): number => {
    let loudest = -Infinity;
    for (const analyser of ears.values()) {
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(spectrum);
      loudest = Math.max(loudest, ...between(spectrum));
    }
    return loudest;
  };
  return {
    level: (frequency) => {
      const bin = Math.round((frequency * spectrumSize) / context.sampleRate);
      return level((spectrum) => spectrum.slice(bin - 1, bin + 2));
    },
    loudest: () => level((spectrum) => spectrum),
    codecs: async () => {
      const named = new Set<string>();
      for (const connection of connections) {
        const report = await connection.getStats();
        for (const { type, codecId } of report.values() as Iterable<{ readonly type: string; readonly codecId?: string }>) {
          const codec = report.get(codecId ?? '') as { readonly mimeType: string } | undefined;
          if ((type === 'inbound-rtp' || type === 'outbound-rtp') && codec !== undefined) named.add(codec.mimeType);
        }
      }
      return [...named].filter((name) => name !== 'audio/telephone-event');
    },
  };
};
