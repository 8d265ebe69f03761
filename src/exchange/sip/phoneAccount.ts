import type { IncomingInviteRequest, IncomingRequestMessage, IncomingResponseMessage, Session, URI, UserAgentCore } from 'sip.js/lib/core/index.js';
import type { WebSocket } from 'ws';
import { addressOf, createSipCore, isRequest, sipDomain } from './sipCore.ts';

/** A call with a phone, once it is up. */
export interface PhoneDialog {
  hangUp(): void;
}

export interface OfferEvents {
  readonly onRinging: () => void;
  /** The phone answered with this SDP. */
  readonly onAnswered: (sdp: string, dialog: PhoneDialog) => void;
  readonly onRefused: (status: number) => void;
  readonly onHangUp: () => void;
  /** Re-INVITE: gives the SDP to answer with. */
  readonly onReoffer: (sdp: string) => Promise<string>;
}

export interface DialledEvents extends Pick<OfferEvents, 'onHangUp' | 'onReoffer'> {
  readonly onCancelled: () => void;
}

/** Someone the phone calls: what a call of its own gets. */
export interface Dialled {
  readonly number: string;
  readonly sdp: string;
  ringing(): void;
  answer(sdp: string, events: DialledEvents): PhoneDialog;
  refuse(status: number): void;
  onCancelled(listener: () => void): void;
}

/** One SIP account: where its phone is now, and the calls with it. Survives a lost socket for as long as a re-INVITE may come. */
export interface PhoneAccount {
  readonly user: string;
  readonly isRegistered: boolean;
  bind(socket: WebSocket, contact: URI): void;
  /** The socket is gone, or the phone unregistered. */
  release(socket: WebSocket): void;
  isBoundTo(socket: WebSocket): boolean;
  receive(message: IncomingRequestMessage | IncomingResponseMessage): void;
  /** Rings the phone. Returns how to withdraw the offer, with the reason it is shown. */
  ring(call: { readonly callId: string; readonly line: string; readonly number: string; readonly name: string; readonly sdp: string }, events: OfferEvents): (reason: string) => void;
}

const sdpBody = (content: string) => ({ contentDisposition: 'session', contentType: 'application/sdp', content });

export const createPhoneAccount = (
  user: string,
  deps: {
    readonly onDial: (dialled: Dialled) => void;
    /** A MESSAGE to agent-state. */
    readonly onAgentState: (text: string) => boolean;
  },
): PhoneAccount => {
  let socket: WebSocket | null = null;
  let contact: URI | null = null;

  const send = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (socket === null) reject(new Error('the phone is not connected'));
      else socket.send(text, (error) => (error == null ? resolve() : reject(error)));
    });

  const attach = (session: Session, { onHangUp, onReoffer }: Pick<OfferEvents, 'onHangUp' | 'onReoffer'>): PhoneDialog => {
    session.delegate = {
      onBye: (bye) => {
        bye.accept({ statusCode: 200 });
        onHangUp();
      },
      onInvite: (invite) => {
        onReoffer(invite.message.body).then(
          (sdp) => invite.accept({ statusCode: 200, body: sdpBody(sdp) }),
          () => invite.reject({ statusCode: 488 }),
        );
      },
      onInfo: (info) => info.accept({ statusCode: 200 }),
      onRefer: (refer) => refer.reject({ statusCode: 603 }),
      onNotify: (notify) => notify.accept({ statusCode: 200 }),
      onMessage: (message) => message.accept({ statusCode: 200 }),
    };
    return {
      hangUp: () => {
        try {
          session.bye();
        } catch {
          session.dispose();
        }
      },
    };
  };

  const core: UserAgentCore = createSipCore(user, send, {
    onMessage: (message) => {
      const known = message.message.to.uri.user === 'agent-state' && deps.onAgentState(message.message.body);
      if (known) message.accept({ statusCode: 200 });
      else message.reject({ statusCode: 400 });
    },
    onInvite: (invite) => dial(invite),
    onRefer: (refer) => refer.reject({ statusCode: 481 }),
    onNotify: (notify) => notify.reject({ statusCode: 481 }),
    onSubscribe: (subscribe) => subscribe.reject({ statusCode: 489 }),
  });

  const dial = (invite: IncomingInviteRequest): void => {
    let cancelled: () => void = () => undefined;
    let over = false;
    invite.delegate = {
      onCancel: () => {
        over = true;
        invite.reject({ statusCode: 487 });
        cancelled();
      },
    };
    deps.onDial({
      number: invite.message.to.uri.user ?? '',
      sdp: invite.message.body,
      ringing: () => over || invite.progress({ statusCode: 180 }),
      refuse: (statusCode) => over || void invite.reject({ statusCode }),
      onCancelled: (listener) => (cancelled = listener),
      answer: (sdp, events) => {
        cancelled = events.onCancelled;
        const { session } = invite.accept({ statusCode: 200, body: sdpBody(sdp) });
        return attach(session, events);
      },
    });
  };

  return {
    user,
    get isRegistered() {
      return socket !== null;
    },
    bind: (nextSocket, nextContact) => {
      socket = nextSocket;
      contact = nextContact;
    },
    release: (gone) => {
      if (socket === gone) socket = null;
    },
    isBoundTo: (asked) => socket === asked,
    receive: (message) => {
      if (isRequest(message)) {
        // The core answers 404 to a request that is not for its own address; outside dialogs every address here is ours.
        if (message.to.getParam('tag') == null) message.ruri = addressOf(user);
        core.receiveIncomingRequestFromTransport(message);
      } else core.receiveIncomingResponseFromTransport(message);
    },
    ring: ({ callId, line, number, name, sdp }, events) => {
      if (contact === null) {
        events.onRefused(480);
        return () => undefined;
      }
      const request = core.makeOutgoingRequestMessage(
        'INVITE',
        contact,
        addressOf(number),
        addressOf(user),
        { fromDisplayName: name },
        [
          `X-Lianxi-Line: ${line}`,
          `X-Lianxi-Call: ${callId}`,
          `P-Asserted-Identity: <sip:${number}@${sipDomain}>`,
          `Contact: <sip:${number}@${sipDomain};transport=ws>`,
        ],
        sdpBody(sdp),
      );
      const invite = core.invite(request, {
        onProgress: () => events.onRinging(),
        onAccept: (response) => {
          response.ack();
          events.onAnswered(response.message.body, attach(response.session, events));
        },
        onReject: (response) => events.onRefused(response.message.statusCode ?? 480),
      });
      return (reason) => invite.cancel(reason);
    },
  };
};
