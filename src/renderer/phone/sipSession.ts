import { Invitation, Inviter, SessionState, Web, type Session } from 'sip.js';
import type { CallStreams } from './callRecorder.ts';
import { saysNoAnswer } from './callHeaders.ts';
import type { AudioCounters } from './callQuality.ts';
import type { TelephoneListener } from './telephone.ts';

/** One SIP session under the call's own id. */
export interface SipSession {
  readonly answer: () => void;
  readonly reject: (status: 486 | 603) => void;
  readonly hangUp: () => void;
  readonly mute: (on: boolean) => void;
  readonly hold: (on: boolean) => void;
  /** A re-INVITE with the present hold state: tells the exchange where this phone is after a lost WebSocket. */
  readonly refresh: () => void;
  readonly counters: () => Promise<AudioCounters | null>;
  /** What either side says; null before there is a connection. */
  readonly streams: () => CallStreams | null;
}

export interface SipSessionDeps {
  readonly callId: string;
  readonly session: Session;
  readonly onInput: TelephoneListener['onInput'];
  readonly playRemote: (stream: MediaStream | null) => void;
  readonly onGone: () => void;
}

export const createSipSession = ({ callId, session, onInput, playRemote, onGone }: SipSessionDeps): SipSession => {
  let why: 'remote' | 'cancelled' | 'failed' = 'remote';
  let noAnswer = false;
  let held = false;
  let muted = false;

  session.delegate = {
    // With a delegate the answer is ours to give; without it the exchange repeats BYE until it times out.
    onBye: (bye) => void bye.accept(),
    onCancel: (cancel) => {
      why = 'cancelled';
      noAnswer = saysNoAnswer(cancel.request.getHeader('Reason'));
    },
  };
  session.stateChange.addListener((state) => {
    if (state === SessionState.Established) {
      const handler = handlerOf(session);
      playRemote(handler?.remoteMediaStream ?? null);
      handler?.peerConnection?.addEventListener('connectionstatechange', () => {
        if (handler.peerConnection?.connectionState === 'failed') session.bye().catch(() => undefined);
      });
      onInput({ type: 'established', callId });
    }
    if (state === SessionState.Terminated) {
      playRemote(null);
      onGone();
      onInput({ type: 'terminated', callId, why, noAnswer });
    }
  });

  const failed = (): void => {
    why = 'failed';
  };

  /** Held or muted, nothing may leave: a re-INVITE with `sendonly` alone lets the microphone go on. */
  const applySending = (): void => {
    for (const sender of handlerOf(session)?.peerConnection?.getSenders() ?? []) {
      if (sender.track !== null) sender.track.enabled = !held && !muted;
    }
  };

  const invite = (on: boolean, agreed: () => void): void => {
    const options: Web.SessionDescriptionHandlerOptions = { ...session.sessionDescriptionHandlerOptionsReInvite, hold: on };
    session.sessionDescriptionHandlerOptionsReInvite = options;
    session.invite({ requestDelegate: { onAccept: agreed } }).catch(() => undefined);
  };

  return {
    answer: () => {
      if (!(session instanceof Invitation)) return;
      session.accept().catch(() => {
        failed();
        if (session.state !== SessionState.Terminated) session.reject({ statusCode: 480 }).catch(() => undefined);
      });
    },
    reject: (statusCode) => {
      if (session instanceof Invitation) session.reject({ statusCode }).catch(() => undefined);
    },
    hangUp: () => {
      endSession(session).catch(() => undefined);
    },
    mute: (on) => {
      muted = on;
      applySending();
    },
    hold: (on) => {
      invite(on, () => {
        held = on;
        applySending();
        onInput({ type: 'hold_changed', callId, on });
      });
    },
    refresh: () => {
      if (session.state === SessionState.Established) invite(held, applySending);
    },
    counters: () => audioCounters(handlerOf(session)?.peerConnection),
    streams: () => {
      const handler = handlerOf(session);
      return handler === null ? null : { caller: handler.remoteMediaStream, seat: handler.localMediaStream };
    },
  };
};

const handlerOf = (session: Session): Web.SessionDescriptionHandler | null =>
  session.sessionDescriptionHandler instanceof Web.SessionDescriptionHandler ? session.sessionDescriptionHandler : null;

const endSession = async (session: Session): Promise<void> => {
  if (session.state === SessionState.Established) await session.bye();
  else if (session instanceof Inviter) await session.cancel();
  else if (session instanceof Invitation) await session.reject({ statusCode: 480 });
};

const audioCounters = async (connection: RTCPeerConnection | undefined): Promise<AudioCounters | null> => {
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
