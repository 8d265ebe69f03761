import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { createFrameQueue } from './frameQueue.ts';
import { compress, expand, frameSamples, type Law } from './g711.ts';
import { keepKeys } from './keepKeys.ts';
import { withoutStun } from './withoutStun.ts';
import type { AudioPort } from './room.ts';

/** Sound in numbers: what left, what came, and what the numbers of those that came show to be missing. */
export interface Packets {
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
}

/** Audio with one phone: DTLS-SRTP, G.711, a frame every 20 ms. */
export interface MediaLeg extends AudioPort {
  /** SDP to send in an INVITE. */
  offer(): Promise<string>;
  acceptAnswer(sdp: string): Promise<void>;
  /** Answers an offer or a re-INVITE. @throws Error when the offer has no audio of ours. */
  answer(sdp: string): Promise<string>;
  /** The phone asked for silence with its last offer (RFC 3264, section 8.4). */
  readonly isHeld: boolean;
  /** The keys could not be agreed upon: there will be no sound. */
  readonly isBroken: boolean;
  /** When the last packet came; null before the first. */
  readonly heardAt: number | null;
  readonly packets: Packets;
  close(): Promise<void>;
}

const pcma = { mimeType: 'audio/PCMA', clockRate: 8_000, payloadType: 8 };
const pcmu = { mimeType: 'audio/PCMU', clockRate: 8_000, payloadType: 0 };
const dtmf = { mimeType: 'audio/telephone-event', clockRate: 8_000, payloadType: 101 };
/** A number this far ahead is an old packet that came late, or a sender that began anew. */
const strayPacket = 100;
/** RFC 4733, section 3.2: codes 0 to 15. */
const digits = '0123456789*#ABCD';

export const openMediaLeg = (deps: { readonly now: () => number; readonly onDigit: (digit: string) => void }): MediaLeg => {
  const peer = new RTCPeerConnection({
    codecs: { audio: [pcma, pcmu, dtmf].map((codec) => new RTCRtpCodecParameters(codec)) },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  const transceiver = peer.addTransceiver(track, { direction: 'sendrecv' });
  withoutStun(peer);
  const { ssrc } = transceiver.sender;
  const queue = createFrameQueue();
  let digitTypes: readonly number[] = [dtmf.payloadType];
  let held = false;
  let heardAt: number | null = null;
  let sent = 0;
  let received = 0;
  let lost = 0;
  let expected: number | null = null;
  let digitAt: number | null = null;

  peer.connectionStateChange.subscribe((state) => {
    if (state === 'connected') keepKeys(transceiver.dtlsTransport);
  });
  transceiver.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe(({ header, payload }) => {
      heardAt = deps.now();
      received += 1;
      const gap = expected === null ? 0 : (header.sequenceNumber - expected) & 0xffff;
      if (gap < strayPacket) lost += gap;
      expected = (header.sequenceNumber + 1) & 0xffff;
      if (header.payloadType === pcma.payloadType) queue.push(expand(payload, 'alaw'));
      else if (header.payloadType === pcmu.payloadType) queue.push(expand(payload, 'mulaw'));
      else if (digitTypes.includes(header.payloadType) && digitAt !== header.timestamp) {
        // One event keeps its timestamp through all its packets (RFC 4733, section 2.5.1.2).
        digitAt = header.timestamp;
        const digit = digits[payload[0] ?? 255];
        if (digit !== undefined) deps.onDigit(digit);
      }
    });
  });

  const readCodecs = (sdp: string): void => {
    const offered = /m=audio \d+ \S+ ([\d ]+)/.exec(sdp)?.[1]?.split(' ').map(Number) ?? [];
    if (!offered.includes(pcma.payloadType) && !offered.includes(pcmu.payloadType)) throw new Error('no G.711 in the offer');
    digitTypes = [dtmf.payloadType, ...[...sdp.matchAll(/a=rtpmap:(\d+) telephone-event\/8000/gi)].map(([, type]) => Number(type))];
  };

  return {
    offer: async () => {
      await peer.setLocalDescription(await peer.createOffer());
      return peer.localDescription?.sdp ?? '';
    },
    acceptAnswer: async (sdp) => {
      readCodecs(sdp);
      await peer.setRemoteDescription({ type: 'answer', sdp });
    },
    answer: async (sdp) => {
      readCodecs(sdp);
      const direction = /a=(sendrecv|sendonly|recvonly|inactive)/.exec(sdp)?.[1] ?? 'sendrecv';
      await peer.setRemoteDescription({ type: 'offer', sdp: withNarrowDigits(sdp) });
      await peer.setLocalDescription(await peer.createAnswer());
      held = direction === 'sendonly' || direction === 'inactive';
      // The answer mirrors the offer (RFC 3264, section 6.1), whatever the stack thinks of its own track.
      return (peer.localDescription?.sdp ?? '').replace(/a=(sendrecv|sendonly|recvonly|inactive)/, `a=${mirrored[direction] ?? 'sendrecv'}`);
    },
    take: () => queue.take(),
    hear: (frame) => {
      const { codec } = transceiver.sender;
      if (codec === undefined || transceiver.dtlsTransport.state !== 'connected') return;
      sent += 1;
      const law: Law = codec.payloadType === pcmu.payloadType ? 'mulaw' : 'alaw';
      const header = new RtpHeader({
        payloadType: codec.payloadType,
        sequenceNumber: sent & 0xffff,
        timestamp: (sent * frameSamples) >>> 0,
        ssrc,
      });
      track.writeRtp(new RtpPacket(header, compress(frame, law)));
    },
    get isHeld() {
      return held;
    },
    get isBroken() {
      return transceiver.dtlsTransport.state === 'failed';
    },
    get heardAt() {
      return heardAt;
    },
    get packets() {
      return { sent, received, lost };
    },
    close: () => peer.close(),
  };
};

const mirrored: Readonly<Record<string, string>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};

/**
 * Without telephone-event at any clock but ours: the stack takes the first of the name, and Chromium sends no digit at all
 * when the answer names 48 kHz beside G.711.
 */
const withNarrowDigits = (sdp: string): string =>
  [...sdp.matchAll(/a=rtpmap:(\d+) telephone-event\/(?!8000)\d+\r\n/giu)].reduce(
    (text, [line, type = '']) => text.replace(line, '').replace(new RegExp(`(m=audio [^\\r]*?) ${type}(?=[ \\r])`, 'u'), '$1'),
    sdp,
  );
