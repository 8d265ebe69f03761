import { Invitation, Inviter, SessionState, Web, type Session } from 'sip.js';
import { readAudioCounters, readAudioLevels, type AudioLevels } from './audioCounters.ts';
import type { CallStreams } from './callRecorder.ts';
import { saysNoAnswer } from './callHeaders.ts';
import type { AudioCounters } from './callQuality.ts';
import type { CallMedia } from './joinCalls.ts';
import type { RemoteAudio } from './remoteAudio.ts';
import type { TelephoneListener } from './telephone.ts';

/** One SIP session under the call's own id. */
export interface SipSession {
  readonly session: Session;
  readonly answer: () => void;
  readonly reject: (status: 486 | 603) => void;
  readonly hangUp: () => void;
  readonly mute: (on: boolean) => void;
  readonly hold: (on: boolean) => void;
  readonly digits: (digits: string) => void;
  readonly changeMicrophone: () => void;
  /**
   * A re-INVITE with the present hold state: tells the exchange where this phone is after a lost WebSocket; with `newPath` also
   * finds the way for the sound anew (ICE restart, RFC 8445, 2.4).
   */
  readonly refresh: (newPath: boolean) => void;
  /** What the exchange says of a call that was dialled. */
  readonly progressed: (hasSound: boolean) => void;
  readonly refused: (status: number) => void;
  readonly media: () => CallMedia | null;
  readonly counters: () => Promise<AudioCounters | null>;
  readonly levels: () => Promise<AudioLevels | null>;
  /** What either side says; null before there is a connection. */
  readonly streams: () => CallStreams | null;
}

export interface SipSessionDeps {
  readonly callId: string;
  readonly session: Session;
  readonly onInput: TelephoneListener['onInput'];
  readonly remoteAudio: RemoteAudio;
  readonly onEstablished: () => void;
  readonly onGone: () => void;
  /** Another microphone when this one is gone, or silence; the call goes on in any case. */
  readonly openMicrophone: () => Promise<MediaStreamTrack | null>;
  /** The exchange wants this phone to call whoever is to take the far end's place. */
  readonly onReplaceFarEnd: (inviter: Inviter) => void;
}

/** The dialog is unknown there, or nobody is. */
const goneStatus: readonly number[] = [404, 408, 410, 480, 481];
const mostRefreshes = 5;
const refreshAgainAfter = 2_000;
/** An ACK this late was lost with the WebSocket. */
const longestAckWait = 2_000;
const longestDigitWait = 2_000;
/** A path that failed is looked for anew once; not found by then, the call is over. */
const longestSearch = 10_000;
/** RFC 4733 events long enough for every exchange (Asterisk's minimum is 80 ms). */
const digitTime = { duration: 120, interToneGap: 80 };

export const createSipSession = (deps: SipSessionDeps): SipSession => {
  const { callId, session, onInput, remoteAudio } = deps;
  let why: 'remote' | 'cancelled' | 'failed' = 'remote';
  let noAnswer = false;
  let status = 0;
  let held = false;
  let muted = false;
  let microphone: MediaStreamTrack | null = null;

  let acknowledge: () => void = () => undefined;
  const acknowledged = session instanceof Invitation ? new Promise<void>((resolve) => (acknowledge = resolve)) : Promise.resolve();

  session.delegate = {
    onAck: () => acknowledge(),
    // With a delegate the answer is ours to give; without it the exchange repeats BYE until it times out.
    onBye: (bye) => void bye.accept(),
    onCancel: (cancel) => {
      why = 'cancelled';
      noAnswer = saysNoAnswer(cancel.request.getHeader('Reason'));
    },
    // Nobody sends this phone anywhere, except to take another call in the place of this one (RFC 3891).
    onRefer: (referral) => {
      if (!/[?&]replaces=/iu.test(referral.referTo.uri.toString())) {
        referral.reject({ statusCode: 603 }).catch(() => undefined);
        return;
      }
      referral.accept().then(
        () => {
          const inviter = referral.makeInviter();
          deps.onReplaceFarEnd(inviter);
          return inviter.invite();
        },
        () => undefined,
      ).catch(() => undefined);
    },
  };

  /** Held or muted, nothing of ours may leave: a re-INVITE with `sendonly` alone lets the microphone go on. */
  const applySending = (): void => {
    const connection = handlerOf(session)?.peerConnection;
    if (microphone === null) takeMicrophone(connection?.getSenders()[0]?.track ?? null);
    if (microphone !== null) microphone.enabled = !held && !muted;
    remoteAudio.play(callId, held ? null : (handlerOf(session)?.remoteMediaStream ?? null));
  };

  /** Unplugged in mid-call: the next device takes its place, and when one is plugged in again, that one. */
  const takeMicrophone = (track: MediaStreamTrack | null): void => {
    microphone = track;
    track?.addEventListener('ended', () => {
      if (microphone === track) changeMicrophone();
    });
  };
  const changeMicrophone = (): void => {
    void deps.openMicrophone().then((next) => {
      const sender = handlerOf(session)?.peerConnection?.getSenders()[0];
      if (next === null || sender === undefined || session.state !== SessionState.Established) return;
      takeMicrophone(next);
      void sender.replaceTrack(next).catch(() => undefined);
      applySending();
    });
  };

  session.stateChange.addListener((state) => {
    if (state === SessionState.Established) {
      deps.onEstablished();
      const handler = handlerOf(session);
      applySending();
      if (handler?.peerConnection !== undefined) watchPath(handler.peerConnection);
      onInput({ type: 'established', callId });
    }
    if (state === SessionState.Terminated) {
      deps.onGone();
      // SIP.js ends the session before it tells with which status.
      queueMicrotask(() => onInput({ type: 'terminated', callId, why, noAnswer, status }));
    }
  });

  const failed = (): void => {
    why = 'failed';
  };

  const watchPath = (connection: RTCPeerConnection): void => {
    let searching = false;
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'connected') searching = false;
      if (connection.connectionState !== 'failed' || searching) return;
      searching = true;
      refresh(true);
      setTimeout(() => {
        if (connection.connectionState === 'failed' && session.state === SessionState.Established) session.bye().catch(() => undefined);
      }, longestSearch);
    });
  };

  const invite = (on: boolean, agreed: () => void, refused: (status: number) => void, newPath = false): void => {
    const options: Web.SessionDescriptionHandlerOptions = {
      ...session.sessionDescriptionHandlerOptionsReInvite,
      hold: on,
      offerOptions: newPath ? { iceRestart: true } : {},
    };
    session.sessionDescriptionHandlerOptionsReInvite = options;
    // SIP.js takes an ACK that comes after its own re-INVITE for one without an answer, and hangs up.
    const longest = new Promise<void>((resolve) => setTimeout(resolve, longestAckWait));
    Promise.race([acknowledged, longest])
      .then(() => session.invite({ requestDelegate: { onAccept: agreed, onReject: ({ message }) => refused(message.statusCode ?? 500) } }))
      .catch(() => refused(500));
  };

  /** The browser takes digits only once the first packets have gone out, which an answer does not wait for. */
  const sendDigits = (digits: string, waited: number): void => {
    const dtmf = handlerOf(session)?.peerConnection?.getSenders()[0]?.dtmf;
    if (dtmf?.canInsertDTMF === true) dtmf.insertDTMF(digits, digitTime.duration, digitTime.interToneGap);
    else if (waited < longestDigitWait) setTimeout(() => sendDigits(digits, waited + 100), 100);
    else for (const digit of digits) session.info({ requestOptions: { body: infoDigit(digit) } }).catch(() => undefined);
  };

  let unheard = 0;
  /** The far end hung up while this phone could not be told (RFC 3261, section 12.2.1.2), or is itself on its way back: asked again. */
  const endIfUnknown = (status: number): void => {
    unheard += 1;
    if (goneStatus.includes(status)) session.bye().catch(() => undefined);
    else if (unheard < mostRefreshes) setTimeout(() => refresh(false), refreshAgainAfter);
  };
  const refreshed = (): void => {
    unheard = 0;
    applySending();
  };
  const refresh = (newPath: boolean): void => {
    if (session.state === SessionState.Established) invite(held, refreshed, endIfUnknown, newPath);
  };

  return {
    session,
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
      // Silent at once, whatever the exchange says and when: what is said aside is not for the caller.
      const before = held;
      held = on;
      if (on) applySending();
      invite(
        on,
        () => {
          applySending();
          onInput({ type: 'hold_changed', callId, on });
        },
        () => {
          held = before;
          applySending();
        },
      );
    },
    digits: (digits) => {
      sendDigits(digits, 0);
    },
    changeMicrophone,
    refresh,
    progressed: (hasSound) => {
      if (session.state === SessionState.Terminated) return;
      if (hasSound) remoteAudio.play(callId, handlerOf(session)?.remoteMediaStream ?? null);
      onInput({ type: 'progress', callId, earlyMedia: hasSound });
    },
    refused: (code) => {
      status = code;
    },
    streams: () => {
      const handler = handlerOf(session);
      return handler === null ? null : { caller: handler.remoteMediaStream, seat: handler.localMediaStream };
    },
    media: () => {
      const handler = handlerOf(session);
      const sender = handler?.peerConnection?.getSenders()[0];
      if (handler === null || sender === undefined || microphone === null) return null;
      return { sender, microphone, remote: handler.remoteMediaStream };
    },
    counters: () => readAudioCounters(handlerOf(session)?.peerConnection),
    levels: () => readAudioLevels(handlerOf(session)?.peerConnection),
  };
};

/** For an exchange that agreed on no telephone-event: the INFO of old gateways. */
const infoDigit = (digit: string) => ({
  contentDisposition: 'render' as const,
  contentType: 'application/dtmf-relay',
  content: `Signal=${digit}\r\nDuration=${digitTime.duration}\r\n`,
});

const handlerOf = (session: Session): Web.SessionDescriptionHandler | null =>
  session.sessionDescriptionHandler instanceof Web.SessionDescriptionHandler ? session.sessionDescriptionHandler : null;

const endSession = async (session: Session): Promise<void> => {
  if (session.state === SessionState.Established) await session.bye();
  else if (session instanceof Inviter) await session.cancel();
  else if (session instanceof Invitation) await session.reject({ statusCode: 480 });
};
