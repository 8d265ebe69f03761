import type { sipAccountSchema } from '#contract/workstation/phone.ts';
import { Inviter, Messager, Registerer, RegistererState, UserAgent, Web, type Session } from 'sip.js';
import type * as z from 'zod';
import { callOf } from './callHeaders.ts';
import type { Microphone } from './microphone.ts';
import { reconnectDelay } from './reconnectDelay.ts';
import { createSipSession, type SipSession } from './sipSession.ts';
import { probeExchange } from './probeExchange.ts';
import type { AnnouncedState, Telephone, TelephoneListener, TelephoneLink } from './telephone.ts';

export type SipAccount = z.output<typeof sipAccountSchema>;

/** The exchange forgets a phone that vanished after this many seconds. */
const registrationSeconds = 120;
const probeEvery = 20_000;
const announceAgainAfter = 2_000;

/**
 * Registers with the exchange and keeps at it. SIP.js does not recover by itself (nor should it): after a lost socket this
 * connects again, registers, and re-INVITEs every live session, since without that the exchange's BYE never arrives.
 */
export const openSipTelephone = (
  account: SipAccount,
  listener: TelephoneListener,
  microphone: Microphone,
  playRemote: (stream: MediaStream | null) => void,
): Telephone => {
  const sessions = new Map<string, SipSession>();
  let attempt = 0;
  let stopped = false;
  let connected = false;
  let registered: TelephoneLink | null = null;
  let wanted: AnnouncedState | null = null;
  let announced: AnnouncedState | null = null;

  const uri = UserAgent.makeURI(`sip:${account.user}@${account.domain}`);
  const agentUri = account.agentStateUri === '' ? undefined : UserAgent.makeURI(account.agentStateUri);
  if (uri === undefined) throw new Error('The SIP account has no valid address');

  const userAgent = new UserAgent({
    uri,
    authorizationUsername: account.user,
    authorizationPassword: account.password,
    transportOptions: { server: account.server, connectionTimeout: 5 },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(async () => {
      const opened = await microphone.open();
      listener.onMicrophone(opened.microphone);
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
        lost('socket_closed');
        connectAgain();
      },
      onInvite: (invitation) => {
        const call = callOf({
          callId: invitation.request.callId,
          getHeader: (name) => invitation.request.getHeader(name),
          from: { displayName: invitation.request.from.displayName, uri: { user: invitation.request.from.uri.user } },
          to: { uri: { user: invitation.request.to.uri.user } },
        });
        keep(call.callId, invitation);
        listener.onInput(call);
      },
    },
  });
  guardTransport(userAgent);
  const registerer = new Registerer(userAgent, { expires: registrationSeconds });
  // SIP.js renews by itself and tells only the state when that fails.
  registerer.stateChange.addListener((state) => {
    if (state !== RegistererState.Unregistered || stopped || registered?.registered !== true) return;
    lost('unreachable');
    if (connected) register();
  });

  const keep = (callId: string, session: Session): void => {
    sessions.set(
      callId,
      createSipSession({ callId, session, onInput: listener.onInput, playRemote, onGone: () => sessions.delete(callId) }),
    );
  };

  const lost = (reason: 'socket_closed' | 'refused' | 'unreachable'): void => {
    announced = null;
    if (registered !== null && !registered.registered && registered.reason === reason) return;
    registered = { registered: false, reason };
    listener.onLink(registered);
  };

  const connectAgain = (): void => {
    if (stopped) return;
    setTimeout(() => {
      if (stopped || connected) return;
      userAgent.reconnect().catch(() => {
        lost('unreachable');
        connectAgain();
      });
    }, reconnectDelay(attempt, Math.random()));
    attempt += 1;
  };

  const register = (): void => {
    registerer
      .register({
        requestDelegate: {
          onAccept: () => {
            attempt = 0;
            if (registered?.registered !== true) {
              registered = { registered: true };
              listener.onLink(registered);
              for (const session of sessions.values()) session.refresh();
            }
            tellAgentState();
          },
          onReject: ({ message: { statusCode } }) => {
            lost(statusCode === 401 || statusCode === 403 || statusCode === 407 ? 'refused' : 'unreachable');
            setTimeout(() => {
              if (!stopped && connected) register();
            }, reconnectDelay(4 + attempt, Math.random()));
            attempt += 1;
          },
        },
      })
      .catch(() => undefined);
  };

  const tellAgentState = (): void => {
    const state = wanted;
    if (state === null || agentUri === undefined || registered?.registered !== true || announced === state) return;
    announced = state;
    const again = (): void => {
      if (announced === state) announced = null;
      setTimeout(tellAgentState, announceAgainAfter);
    };
    new Messager(userAgent, agentUri, `state=${state.state};lines=${state.lines.join(',')}`, 'text/plain')
      .message({ requestDelegate: { onReject: again } })
      .catch(again);
  };

  const dial = (callId: string, number: string): void => {
    const target = UserAgent.makeURI(`sip:${encodeURIComponent(number)}@${account.domain}`);
    if (target === undefined) {
      listener.onInput({ type: 'terminated', callId, why: 'failed', noAnswer: false });
      return;
    }
    const inviter = new Inviter(userAgent, target, { extraHeaders: [`X-Lianxi-Call: ${callId}`] });
    keep(callId, inviter);
    inviter.invite().catch(() => {
      sessions.delete(callId);
      listener.onInput({ type: 'terminated', callId, why: 'failed', noAnswer: false });
    });
  };

  const probe = setInterval(() => {
    if (!connected) return;
    probeExchange(userAgent, uri).catch(() => {
      // A hung exchange leaves the socket open for ever; only closing it starts the way back.
      if (connected) void userAgent.transport.disconnect().catch(() => undefined);
    });
  }, probeEvery);

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
        case 'dial':
          dial(action.callId, action.number);
          return;
        default:
          action satisfies never;
      }
    },
    announce: (state) => {
      wanted = state;
      tellAgentState();
    },
    streams: (callId) => sessions.get(callId)?.streams() ?? null,
    audioCounters: (callId) => sessions.get(callId)?.counters() ?? Promise.resolve(null),
    stop: async () => {
      stopped = true;
      clearInterval(probe);
      for (const session of sessions.values()) session.hangUp();
      await registerer.unregister().catch(() => undefined);
      await userAgent.stop().catch(() => undefined);
    },
  };
};

/** An unknown URI scheme or an unmatched CANCEL throws inside SIP.js's core; one bad frame must not end the telephone. */
const guardTransport = ({ transport }: UserAgent): void => {
  const handle = transport.onMessage;
  transport.onMessage = (message) => {
    try {
      handle?.(message);
    } catch {
      // Nothing to answer: the core could not even read it. The next frame is read as usual.
    }
  };
};
