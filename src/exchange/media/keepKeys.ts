import { createSecretKey } from 'node:crypto';
import type { RTCDtlsTransport } from 'werift';

/**
 * The stack hands Node the bytes of a session key with every packet, and Node makes a key of them every time: that is two
 * thirds of what a packet costs. Made once, they are taken as they are.
 */
export const keepKeys = ({ srtp }: RTCDtlsTransport): void => {
  for (const { cipher } of [srtp.localContext, srtp.remoteContext]) {
    Object.assign(cipher, { srtpSessionKey: createSecretKey(cipher.srtpSessionKey) });
  }
};
