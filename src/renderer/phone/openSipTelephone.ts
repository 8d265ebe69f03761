import type { sipAccountSchema } from '#contract/workstation/phone.ts';
import { Inviter, Registerer, RegistererState, SIPExtension, UserAgent, Web, type Invitation, type Session } from 'sip.js';
import type * as z from 'zod';
import { callOf } from './callHeaders.ts';
import { createAnnouncer } from './announceState.ts';
import { createDialogMemory } from './dialogMemory.ts';
import { answersAt, guardTransport, transportTo } from './exchangeTransport.ts';
import { joinCalls } from './joinCalls.ts';
import type { Microphone } from './microphone.ts';
import { caseHeader, createOutgoingCalls } from './outgoingCalls.ts';
import { reconnectDelay } from './reconnectDelay.ts';
import { readLocation } from './readLocation.ts';
import { createServerChoice } from './serverChoice.ts';
import { createSipSession, type SipSession } from './sipSession.ts';
import { probeExchange } from './probeExchange.ts';
import type { SoundPreferences } from '../sound/soundPreferences.ts';
import type { PhoneAction } from './phoneState.ts';
import { referCall } from './referCall.ts';
import type { RemoteAudio } from './remoteAudio.ts';
import { watchNetwork } from './watchNetwork.ts';
import type { MicrophoneState, Telephone, TelephoneListener, TelephoneLink } from './telephone.ts';

export type SipAccount = z.output<typeof sipAccountSchema>;

/** The exchange forgets a phone that vanished after this many seconds. */
const registrationSeconds = 120;
/** A hung exchange must be noticed within ten seconds: half of that between questions, `probeExchange` waits the rest. */
const probeEvery = 4_000;
const longestRegistration = 5_000;
const lookForFirstEvery = 15_000;
/** After a change of network: an exchange that can be reached answers at once. */
const shortPatience = 1_500;

/**
 * Registers with the exchange and keeps at it. SIP.js does not recover by itself (nor should it): after a lost socket this
 * connects again, registers, and re-INVITEs every live session, since without that the exchange's BYE never arrives.
 */
export const openSipTelephone = (
  account: SipAccount,
  listener: TelephoneListener,
  microphone: Microphone,
  remoteAudio: RemoteAudio,
  preferences: () => SoundPreferences,
): Telephone => {
  const sessions = new Map<string, SipSession>();
  let attempt = 0;
  let stopped = false;
  let connected = false;
  let hung = false;
  let heard: MicrophoneState | null = null;
  let registered: TelephoneLink | null = null;
  /** The network is another one: every call has to find its way anew. */
  let moved = false;

  const uri = UserAgent.makeURI(`sip:${account.user}@${account.domain}`);
  if (uri === undefined) throw new Error('The SIP account has no valid address');

  const choice = createServerChoice(account.server, account.backupServer);
  const userAgent = new UserAgent({
    uri,
    authorizationUsername: account.user,
    authorizationPassword: account.password,
    transportConstructor: transportTo(choice),
    transportOptions: { server: account.server, connectionTimeout: 5 },
    logBuiltinEnabled: false,
    sipExtensionReplaces: SIPExtension.Supported,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(async () => {
      const opened = await microphone.open();
      heard = opened.microphone;
      listener.onMicrophone(heard);
      return opened.stream;
    }),
    sessionDescriptionHandlerFactoryOptions: { iceGatheringTimeout: 500, peerConnectionConfiguration: { iceServers: [] } },
    delegate: {
      onConnect: () => {
        connected = true;
        register();
      },
      onDisconnect: () => {
        connected = false;
        if (unanswered !== undefined) registerer = newRegisterer();
        answered();
        choice.failed();
        lost(hung ? 'unreachable' : 'socket_closed');
        hung = false;
        connectAgain();
      },
      onInvite: (invitation) => {
        const replaced = [...sessions].find(([, { session }]) => session === invitation.replacee)?.[0];
        if (replaced !== undefined) takePlace(replaced, invitation);
        else offered(invitation);
      },
    },
  });
  const partsOf = guardTransport(userAgent);
  const newRegisterer = (): Registerer => {
    const made = new Registerer(userAgent, { expires: registrationSeconds });
    // SIP.js renews by itself and tells only the state when that fails.
    made.stateChange.addListener((state) => {
      if (made !== registerer || state !== RegistererState.Unregistered || stopped || registered?.registered !== true) return;
      lost('unreachable');
      if (connected) register();
    });
    return made;
  };
  let registerer = newRegisterer();

  const announcer = createAnnouncer(userAgent, account, () => registered?.registered === true);
  const memory = createDialogMemory(sessionStorage);

  const keep = (
    callId: string,
    session: Session,
    { onEstablished = () => undefined, onRefused = () => false }: { readonly onEstablished?: () => void; readonly onRefused?: (status: number) => boolean } = {},
  ): SipSession => {
    const isCurrent = (): boolean => sessions.get(callId) === kept;
    const kept = createSipSession({
      callId,
      session,
      remoteAudio,
      onInput: (input) => {
        const over = input.type === 'terminated' && !sessions.has(callId);
        if (over && input.status > 0 && onRefused(input.status)) return;
        if (isCurrent() || over) listener.onInput(input);
      },
      onEstablished: () => {
        onEstablished();
        memory.keep(callId, session);
      },
      onGone: () => {
        if (!isCurrent()) return;
        remoteAudio.play(callId, null);
        sessions.delete(callId);
        memory.forget(callId);
      },
      openMicrophone: async () => {
        const opened = await microphone.open();
        heard = opened.microphone;
        listener.onMicrophone(heard);
        return opened.stream.getAudioTracks()[0] ?? null;
      },
      onReplaceFarEnd: (inviter) => takePlace(callId, inviter),
    });
    return kept;
  };

  const offered = (invitation: Invitation): void => {
    const call = callOf({
      callId: invitation.request.callId,
      getHeader: (name) => invitation.request.getHeader(name),
      from: { displayName: invitation.request.from.displayName, uri: { user: invitation.request.from.uri.user } },
      to: { uri: { user: invitation.request.to.uri.user } },
    });
    sessions.set(call.callId, keep(call.callId, invitation));
    listener.onInput({ ...call, answersItself: preferences().answersItself });
    const parser = new DOMParser();
    for (const { content } of partsOf(invitation.request.callId).filter(({ headers }) => headers.get('content-type')?.includes('pidf+xml') === true)) {
      const location = readLocation(content, (xml) => parser.parseFromString(xml, 'application/xml'));
      if (location !== null) listener.onLocation(call.callId, location);
    }
  };

  /** Another far end for the same call (RFC 3891): the call goes on under its own id, the old session ends unheard. */
  const takePlace = (callId: string, session: Session): void => {
    const next = keep(callId, session, { onEstablished: () => sessions.set(callId, next) });
    if (!(session instanceof Inviter)) next.answer();
  };

  const lost = (reason: 'socket_closed' | 'refused' | 'unreachable'): void => {
    announcer.forget();
    if (registered !== null && !registered.registered && registered.reason === reason) return;
    registered = { registered: false, reason };
    listener.onLink(registered);
  };

  const connectAgain = (): void => {
    if (stopped) return;
    setTimeout(() => {
      if (stopped || connected) return;
      userAgent.reconnect().catch(() => {
        choice.failed();
        lost('unreachable');
        connectAgain();
      });
    }, reconnectDelay(attempt, Math.random()));
    attempt += 1;
  };
  /** The socket of the old network may hang for minutes: asked at once, and with little patience. */
  const onNetwork = (): void => {
    attempt = 0;
    moved = true;
    if (!connected) return;
    probeExchange(userAgent, uri, shortPatience).then(
      () => refreshAll(),
      () => void userAgent.transport.disconnect().catch(() => undefined),
    );
  };
  const stopWatching = watchNetwork(window, onNetwork);
  const refreshAll = (): void => {
    for (const session of sessions.values()) session.refresh(moved);
    moved = false;
  };
  // A headset plugged in while the calls had none: they have it now.
  const onDevices = (): void => {
    if (heard?.state === 'silent') for (const session of sessions.values()) session.changeMicrophone();
  };
  navigator.mediaDevices.addEventListener('devicechange', onDevices);

  /** A hung exchange leaves the socket open for ever; only closing it starts the way back. */
  const leave = (): void => {
    if (!connected) return;
    hung = true;
    void userAgent.transport.disconnect().catch(() => undefined);
  };

  /** Of the REGISTER under way: an exchange that was starting swallows it, and SIP.js waits for 32 s (timer F) before it sends another. */
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const answered = (): void => {
    clearTimeout(unanswered);
    unanswered = undefined;
  };

  const register = (): void => {
    const asked = registerer;
    answered();
    unanswered = setTimeout(leave, longestRegistration);
    asked
      .register({
        requestDelegate: {
          onAccept: () => {
            if (asked !== registerer) return;
            answered();
            attempt = 0;
            if (registered?.registered !== true) {
              registered = { registered: true };
              listener.onLink(registered);
              refreshAll();
            }
            announcer.tell();
          },
          onReject: ({ message: { statusCode } }) => {
            if (asked !== registerer) return;
            answered();
            lost(statusCode === 401 || statusCode === 403 || statusCode === 407 ? 'refused' : 'unreachable');
            setTimeout(() => {
              if (!stopped && connected) register();
            }, reconnectDelay(4 + attempt, Math.random()));
            attempt += 1;
          },
        },
      })
      .catch(() => {
        // Another one of SIP.js's own is still waited for.
        if (asked !== registerer || stopped || !connected) return;
        registerer = newRegisterer();
        register();
      });
  };

  const addressOf = (user: string) => UserAgent.makeURI(`sip:${encodeURIComponent(user)}@${account.domain}`);
  const outgoing = createOutgoingCalls({
    userAgent,
    addressOf,
    sessions,
    keep: (callId, session, onRefused) => keep(callId, session, onRefused === undefined ? {} : { onRefused }),
    memory,
    listener,
  });

  const refer = (callId: string, target: Session | ReturnType<typeof addressOf>, caseNumber: string | null, parkedAs = ''): void => {
    const session = sessions.get(callId)?.session;
    if (session === undefined || target === undefined) {
      listener.onInput({ type: 'transfer_decided', callId, status: 404, parkedAt: '' });
      return;
    }
    referCall(session, target, { callId, headers: caseHeader(caseNumber), parkedAs }, listener.onInput);
  };

  let takeApart: (() => void) | null = null;
  const join = ({ callIds: [one, other], on }: Extract<PhoneAction, { type: 'join' }>): void => {
    takeApart?.();
    takeApart = null;
    const [first, second] = [sessions.get(one)?.media() ?? null, sessions.get(other)?.media() ?? null];
    if (on && first !== null && second !== null) takeApart = joinCalls([first, second]);
  };

  const probe = setInterval(() => {
    if (!connected) return;
    probeExchange(userAgent, uri).catch(leave);
  }, probeEvery);

  /** Back to the first exchange when it is there again and no call would notice. */
  const lookForFirst = setInterval(() => {
    if (!choice.isBackup() || sessions.size > 0) return;
    void answersAt(account.server).then((answers) => {
      if (answers && sessions.size === 0 && !stopped && choice.firstIsBack()) void userAgent.transport.disconnect().catch(() => undefined);
    });
  }, lookForFirstEvery);

  void microphone.probe().then(listener.onMicrophone);
  userAgent.start().catch(() => {
    lost('unreachable');
    connectAgain();
  });

  return {
    perform: (action) => {
      switch (action.type) {
        case 'answer':
          sessions.get(action.callId)?.answer();
          return;
        case 'reject':
          sessions.get(action.callId)?.reject(action.status);
          return;
        case 'hang_up':
          sessions.get(action.callId)?.hangUp();
          return;
        case 'mute':
          sessions.get(action.callId)?.mute(action.on);
          return;
        case 'hold':
          sessions.get(action.callId)?.hold(action.on);
          return;
        case 'digits':
          sessions.get(action.callId)?.digits(action.digits);
          return;
        case 'dial':
          outgoing.dial(action);
          return;
        case 'refer':
          // An exchange that does not say where keeps the call under this seat's name (deploy/asterisk).
          refer(action.callId, addressOf(action.number), action.caseNumber, action.number === 'park' ? `park-${account.user}` : '');
          return;
        case 'refer_to_call':
          refer(action.callId, sessions.get(action.otherCallId)?.session, action.caseNumber);
          return;
        case 'resume':
          outgoing.resume(action.callId);
          return;
        case 'record':
          announcer.record(action.callId, action.on);
          return;
        case 'join':
          join(action);
          return;
        default:
          action satisfies never;
      }
    },
    announce: announcer.announce,
    dialCode: outgoing.dialCode,
    soundChanged: () => {
      for (const session of sessions.values()) session.changeMicrophone();
    },
    streams: (callId) => sessions.get(callId)?.streams() ?? null,
    audioLevels: (callId) => sessions.get(callId)?.levels() ?? Promise.resolve(null),
    audioCounters: (callId) => sessions.get(callId)?.counters() ?? Promise.resolve(null),
    stop: async () => {
      stopped = true;
      stopWatching();
      navigator.mediaDevices.removeEventListener('devicechange', onDevices);
      clearInterval(probe);
      clearInterval(lookForFirst);
      for (const session of sessions.values()) session.hangUp();
      await registerer.unregister().catch(() => undefined);
      await userAgent.stop().catch(() => undefined);
    },
  };
};
