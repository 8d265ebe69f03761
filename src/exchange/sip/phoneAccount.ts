import type { IncomingInviteRequest, IncomingRequestMessage, IncomingResponseMessage, URI, UserAgentCore } from 'sip.js/lib/core/index.js';
import type { WebSocket } from 'ws';
import { readPidfLo, type Location } from './location.ts';
import { partsOf, withPart, type Part } from './multipart.ts';
import { openPhoneDialog, sdpBody, type DialogEvents, type PhoneDialog } from './phoneDialog.ts';
import { readReplaces, type DialogName } from './referTo.ts';
import { addressOf, createSipCore, isRequest, sipDomain } from './sipCore.ts';

export interface OfferEvents {
  readonly onRinging: () => void;
  /** The phone answered with this SDP. */
  readonly onAnswered: (sdp: string, open: (events: DialogEvents) => PhoneDialog) => void;
  readonly onRefused: (status: number) => void;
}

/** What the phone is shown when it rings. */
export interface Offer {
  readonly number: string;
  readonly name: string;
  readonly sdp: string;
  readonly headers: readonly string[];
  /** A further body part, such as the caller's location. */
  readonly part: Part | null;
}

/** Someone the phone calls: what a call of its own gets. */
export interface Dialled {
  readonly number: string;
  readonly sdp: string;
  /** The phone's own name of the call (X-Lianxi-Call), when it gave one. */
  readonly callId: string | null;
  readonly caseNumber: string | null;
  readonly location: Location | null;
  /** The dialog that this one takes the place of; `broken` when the header cannot be read. */
  readonly replaces: DialogName | 'broken' | null;
  ringing(): void;
  /** `headers`: who is at the other end, for a call that was picked up or fetched. */
  answer(sdp: string, events: DialogEvents, headers: readonly string[]): PhoneDialog;
  refuse(status: number): void;
  /** CANCEL, before the answer. */
  onCancelled(listener: () => void): void;
}

/** One SIP account: where its phone is now, and the calls with it. Survives a lost socket for as long as a re-INVITE may come. */
export interface PhoneAccount {
  readonly user: string;
  /** May listen, whisper and barge in. */
  readonly isSupervisor: boolean;
  readonly isRegistered: boolean;
  /** SIP dialogs that are open. */
  readonly dialogs: number;
  bind(socket: WebSocket, contact: URI): void;
  /** The socket is gone, or the phone unregistered. */
  release(socket: WebSocket): void;
  isBoundTo(socket: WebSocket): boolean;
  receive(message: IncomingRequestMessage | IncomingResponseMessage): void;
  /** Rings the phone. Returns how to withdraw the offer, with the reason it is shown. */
  ring(offer: Offer, events: OfferEvents): (reason: string) => void;
}

const withoutSpace = (text: string | undefined): string | null => (/^[\w.-]{1,80}$/.test(text?.trim() ?? '') ? (text ?? '').trim() : null);

export const createPhoneAccount = (
  { user, isSupervisor }: { readonly user: string; readonly isSupervisor: boolean },
  deps: {
    readonly onDial: (dialled: Dialled) => void;
    /** A MESSAGE to somebody here; gives the status to answer with. */
    readonly onMessage: (to: string, text: string) => number;
  },
): PhoneAccount => {
  let socket: WebSocket | null = null;
  let contact: URI | null = null;
  /** INVITEs that are to leave with a second body part, by Call-ID: the core understands SDP alone. */
  const parts = new Map<string, Part>();

  const send = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const part = text.startsWith('INVITE ') ? parts.get(/^Call-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? '') : undefined;
      if (socket === null) reject(new Error('the phone is not connected'));
      else socket.send(part === undefined ? text : withPart(text, part), (error) => (error == null ? resolve() : reject(error)));
    });

  const dial = (invite: IncomingInviteRequest): void => {
    const { message } = invite;
    let cancelled: () => void = () => undefined;
    let over = false;
    invite.delegate = {
      onCancel: () => {
        over = true;
        invite.reject({ statusCode: 487 });
        cancelled();
      },
    };
    const bodies = partsOf(message.getHeader('content-type') ?? '', message.body);
    const replaces = message.getHeader('replaces');
    const located = bodies.find(({ type }) => type === 'application/pidf+xml');
    deps.onDial({
      number: decoded(message.to.uri.user ?? ''),
      sdp: bodies.find(({ type }) => type === 'application/sdp')?.content ?? '',
      callId: withoutSpace(message.getHeader('x-lianxi-call')),
      caseNumber: withoutSpace(message.getHeader('x-lianxi-case')),
      location: located === undefined ? null : readPidfLo(located.content),
      replaces: replaces === undefined ? null : (readReplaces(replaces) ?? 'broken'),
      ringing: () => over || void invite.progress({ statusCode: 180 }),
      refuse: (statusCode) => {
        if (over) return;
        over = true;
        invite.reject({ statusCode });
      },
      onCancelled: (listener) => (cancelled = listener),
      answer: (sdp, events, headers) => {
        over = true;
        return openPhoneDialog(invite.accept({ statusCode: 200, extraHeaders: [...headers], body: sdpBody(sdp) }).session, events);
      },
    });
  };

  const core: UserAgentCore = createSipCore(user, send, {
    onMessage: (message) => {
      const statusCode = deps.onMessage(message.message.to.uri.user ?? '', message.message.body);
      if (statusCode === 200) message.accept({ statusCode });
      else message.reject({ statusCode });
    },
    onInvite: dial,
    onRefer: (refer) => refer.reject({ statusCode: 481 }),
    onNotify: (notify) => notify.reject({ statusCode: 481 }),
    onSubscribe: (subscribe) => subscribe.reject({ statusCode: 489 }),
  });

  return {
    user,
    isSupervisor,
    get isRegistered() {
      return socket !== null;
    },
    get dialogs() {
      return core.dialogs.size;
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
        // The core answers 404 to a request that is not for its own address; every address here is ours.
        if (message.ruri?.scheme === 'sip') message.ruri = addressOf(user);
        core.receiveIncomingRequestFromTransport(message);
      } else core.receiveIncomingResponseFromTransport(message);
    },
    ring: ({ number, name, sdp, headers, part }, events) => {
      if (contact === null || socket === null) {
        events.onRefused(480);
        return () => undefined;
      }
      let withdrawn = false;
      const from = number === '' ? 'anonymous' : encodeURIComponent(number);
      const request = core.makeOutgoingRequestMessage(
        'INVITE',
        contact,
        addressOf(from),
        addressOf(user),
        { fromDisplayName: name },
        [...headers, `P-Asserted-Identity: <sip:${from}@${sipDomain}>`, `Contact: <sip:${from}@${sipDomain};transport=ws>`],
        sdpBody(sdp),
      );
      if (part !== null) parts.set(request.callId, part);
      const refused = (status: number): void => {
        parts.delete(request.callId);
        if (!withdrawn) events.onRefused(status);
      };
      const invite = core.invite(request, {
        onProgress: () => events.onRinging(),
        onAccept: (response) => {
          response.ack();
          parts.delete(request.callId);
          // A 200 that crossed our CANCEL (RFC 3261, section 9.1).
          if (withdrawn) response.session.bye();
          else events.onAnswered(response.message.body, (dialogEvents) => openPhoneDialog(response.session, dialogEvents));
        },
        onReject: ({ message }) => refused(message.statusCode ?? 480),
        onRedirect: () => refused(480),
      });
      return (reason) => {
        withdrawn = true;
        invite.cancel(reason);
      };
    },
  };
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
