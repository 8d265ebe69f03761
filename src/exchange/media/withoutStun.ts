import type { RTCPeerConnection } from 'werift';

/**
 * With no server given, the stack asks stun.l.google.com who it is, whatever `iceServers` says: a stranger learns of every
 * call, and where that name is not answered the phone rings five seconds late. The exchange needs nobody to tell it its
 * addresses. To be called when the transports are there and before an offer or an answer is made.
 */
export const withoutStun = (peer: RTCPeerConnection): void => {
  for (const { connection } of peer.iceTransports) Object.assign(connection, { stunServer: undefined });
};
