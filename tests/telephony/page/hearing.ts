/** What comes in by every peer connection of this page, analysed as the call-taker would hear it. */
export interface Hearing {
  /** Level of a tone in dB against full scale, the loudest of all live calls; -Infinity without any. */
  level(frequency: number): number;
}

const spectrumSize = 4_096;

/** Must run before the first RTCPeerConnection is made. */
export const listenToCalls = (): Hearing => {
  const context = new AudioContext();
  const ears = new Map<MediaStreamTrack, AnalyserNode>();

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
      this.addEventListener('track', ({ track }) => listen(track));
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'closed') for (const { receiver } of this.getTransceivers()) ears.delete(receiver.track);
      });
    }

    override close(): void {
      for (const { receiver } of this.getTransceivers()) ears.delete(receiver.track);
      super.close();
    }
  };

  return {
    level: (frequency) => {
      const bin = Math.round((frequency * spectrumSize) / context.sampleRate);
      let loudest = -Infinity;
      for (const analyser of ears.values()) {
        const spectrum = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(spectrum);
        loudest = Math.max(loudest, ...spectrum.slice(bin - 1, bin + 2));
      }
      return loudest;
    },
  };
};
