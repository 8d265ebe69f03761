/** What a call sends and what it brings. */
export interface CallMedia {
  readonly sender: RTCRtpSender;
  readonly microphone: MediaStreamTrack;
  readonly remote: MediaStream;
}

/**
 * Three-way call mixed in the page: each far end hears the microphone and the other far end. Works with every exchange, also
 * a bare proxy; when the call-taker leaves, the two are put through to each other. Returns what takes them apart again.
 */
export const joinCalls = ([one, other]: readonly [CallMedia, CallMedia]): (() => void) => {
  const context = new AudioContext();
  void context.resume().catch(() => undefined);
  const send = (to: CallMedia, from: CallMedia): void => {
    const mix = context.createMediaStreamDestination();
    context.createMediaStreamSource(new MediaStream([to.microphone])).connect(mix);
    context.createMediaStreamSource(from.remote).connect(mix);
    void to.sender.replaceTrack(mix.stream.getAudioTracks()[0] ?? to.microphone).catch(() => undefined);
  };
  send(one, other);
  send(other, one);
  return () => {
    for (const { sender, microphone } of [one, other]) void sender.replaceTrack(microphone).catch(() => undefined);
    void context.close();
  };
};
