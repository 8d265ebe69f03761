/** Leaves nothing in any offer of this page but PCMA and the digits. Must run before the first call. */
export const onlyPcma = (): void => {
  const codecs = (RTCRtpSender.getCapabilities('audio')?.codecs ?? []).filter(({ mimeType }) => /PCMA|telephone-event/u.test(mimeType));
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    override createOffer(...words: never[]): Promise<never> {
      for (const transceiver of this.getTransceivers()) transceiver.setCodecPreferences(codecs);
      return super.createOffer(...words) as unknown as Promise<never>;
    }
  };
};
