import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { alawSilence, alawToMulaw, decodeAlaw, decodeMulaw, loudness } from './g711.ts';

/** Audio with one phone: DTLS-SRTP, G.711, a frame every 20 ms. */
export interface MediaLeg {
  /** SDP to send in an INVITE. */
  offer(): Promise<string>;
  acceptAnswer(sdp: string): Promise<void>;
  /** Answers an offer or a re-INVITE; a held side gets no speech until it resumes. */
  answer(sdp: string): Promise<string>;
  /** Speaks A-law audio; resolves when the last frame is sent or the leg is closed. */
  play(alaw: Uint8Array): Promise<void>;
  /** Sends back what is heard. */
  echo(): void;
  /** Milliseconds since the other side last spoke; null when it never did. */
  quietFor(): number | null;
  close(): Promise<void>;
}

const frameBytes = 160;
const frameTime = 20;
/** Louder than this is speech; a silent track and line noise stay far below. */
const speechLoudness = 300;

const pcma = { mimeType: 'audio/PCMA', clockRate: 8_000, payloadType: 8 };
const pcmu = { mimeType: 'audio/PCMU', clockRate: 8_000, payloadType: 0 };
const dtmf = { mimeType: 'audio/telephone-event', clockRate: 8_000, payloadType: 101 };

export const openMediaLeg = (now: () => number): MediaLeg => {
  const peer = new RTCPeerConnection({
    codecs: { audio: [pcma, pcmu, dtmf].map((codec) => new RTCRtpCodecParameters(codec)) },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  const transceiver = peer.addTransceiver(track, { direction: 'sendrecv' });
  const { ssrc } = transceiver.sender;
  let payloadType = pcma.payloadType;
  let playing: { readonly audio: Uint8Array; position: number; readonly done: () => void } | null = null;
  let held = false;
  let closed = false;
  let echoing = false;
  let heardAt: number | null = null;
  let sequence = Math.floor(now()) & 0xffff;
  let sent = 0;
  const started = now();

  const send = (frame: Uint8Array): void => {
    const payload = Buffer.from(payloadType === pcmu.payloadType ? frame.map((code) => alawToMulaw[code] ?? code) : frame);
    sequence = (sequence + 1) & 0xffff;
    const header = new RtpHeader({ payloadType, sequenceNumber: sequence, timestamp: (sent * frameBytes) >>> 0, ssrc });
    track.writeRtp(new RtpPacket(header, payload));
  };
  const nextFrame = (): Uint8Array => {
    const silence = new Uint8Array(frameBytes).fill(alawSilence);
    if (playing === null || held) return silence;
    silence.set(playing.audio.subarray(playing.position, playing.position + frameBytes));
    playing.position += frameBytes;
    if (playing.position >= playing.audio.length) {
      playing.done();
      playing = null;
    }
    return silence;
  };
  // Paced by the clock and not by the count of timer calls, which run late on a busy machine.
  const timer = setInterval(() => {
    const due = Math.floor((now() - started) / frameTime);
    if (due - sent > 50) sent = due - 50;
    for (; sent < due; sent += 1) if (!echoing) send(nextFrame());
  }, 10);

  transceiver.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe(({ header, payload }) => {
      if (header.payloadType !== pcma.payloadType && header.payloadType !== pcmu.payloadType) return;
      const decode = header.payloadType === pcma.payloadType ? decodeAlaw : decodeMulaw;
      if (loudness(payload, decode) > speechLoudness) heardAt = now();
      if (!echoing) return;
      sequence = (sequence + 1) & 0xffff;
      sent += 1;
      track.writeRtp(
        new RtpPacket(
          new RtpHeader({ payloadType: header.payloadType, sequenceNumber: sequence, timestamp: (sent * frameBytes) >>> 0, ssrc }),
          payload,
        ),
      );
    });
  });

  const choosePayload = (sdp: string): void => {
    const offered = /m=audio \d+ \S+ ([\d ]+)/.exec(sdp)?.[1]?.split(' ').map(Number) ?? [];
    payloadType = offered.find((type) => type === pcma.payloadType || type === pcmu.payloadType) ?? pcma.payloadType;
  };

  return {
    offer: async () => {
      await peer.setLocalDescription(await peer.createOffer());
      return peer.localDescription?.sdp ?? '';
    },
    acceptAnswer: async (sdp) => {
      choosePayload(sdp);
      await peer.setRemoteDescription({ type: 'answer', sdp });
    },
    answer: async (sdp) => {
      choosePayload(sdp);
      const direction = /a=(sendrecv|sendonly|recvonly|inactive)/.exec(sdp)?.[1] ?? 'sendrecv';
      held = direction === 'sendonly' || direction === 'inactive';
      await peer.setRemoteDescription({ type: 'offer', sdp });
      await peer.setLocalDescription(await peer.createAnswer());
      // The answer mirrors the offer (RFC 3264, section 6.1), whatever the stack thinks of its own track.
      return (peer.localDescription?.sdp ?? '').replace(/a=(sendrecv|sendonly|recvonly|inactive)/, `a=${mirrored[direction] ?? 'sendrecv'}`);
    },
    play: (audio) =>
      new Promise((resolve) => {
        playing?.done();
        if (closed) resolve();
        else playing = { audio, position: 0, done: resolve };
      }),
    echo: () => {
      echoing = true;
    },
    quietFor: () => (heardAt === null ? null : now() - heardAt),
    close: async () => {
      closed = true;
      clearInterval(timer);
      playing?.done();
      playing = null;
      await peer.close();
    },
  };
};

const mirrored: Readonly<Record<string, string>> = {
  sendrecv: 'sendrecv',
  sendonly: 'recvonly',
  recvonly: 'sendonly',
  inactive: 'inactive',
};
