/** Leaves nothing in any offer and answer of this page but PCMA and the digits. Must run before the first call. */
export const onlyPcma = (): void => {
  const codecs = (RTCRtpSender.getCapabilities('audio')?.codecs ?? []).filter(({ mimeType }) => /PCMA|telephone-event/u.test(mimeType));
  const limit = (connection: RTCPeerConnection): void => {
    for (const transceiver of connection.getTransceivers()) transceiver.setCodecPreferences(codecs);
  };
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    override createOffer(...words: never[]): Promise<never> {
      limit(this);
      return super.createOffer(...words) as unknown as Promise<never>;
    }
    override createAnswer(...words: never[]): Promise<never> {
      limit(this);
      return super.createAnswer(...words) as unknown as Promise<never>;
    }
  };
};
