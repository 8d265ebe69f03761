import type { IncomingReferRequest, Session } from 'sip.js/lib/core/index.js';
import { readRefer, type DialogName, type ReferTo } from './referTo.ts';

/** A call with a phone, once it is up. */
export interface PhoneDialog {
  /** As the phone would write it in a Replaces header (RFC 3891). */
  readonly name: DialogName;
  hangUp(): void;
}

/** A REFER the phone sent in its dialog. */
export interface Refer extends ReferTo {
  refuse(status: number): void;
  /** 202 and NOTIFY `100 Trying`; gives what reports on. */
  accept(): ReferProgress;
}

/** NOTIFYs of a REFER (RFC 3515, section 2.4.5). */
export interface ReferProgress {
  trying(status: number): void;
  /** The last word; further header lines go into the message fragment (RFC 3420). */
  final(status: number, headers?: readonly string[]): void;
}

export interface DialogEvents {
  /** BYE, or the phone never acknowledged. */
  readonly onHangUp: () => void;
  /** Re-INVITE: gives the SDP to answer with. */
  readonly onReoffer: (sdp: string) => Promise<string>;
  readonly onRefer: (refer: Refer) => void;
}

const phrases: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  603: 'Decline',
};

export const openPhoneDialog = (session: Session, events: DialogEvents): PhoneDialog => {
  let isOver = false;
  let byeWhenAcknowledged = false;
  const over = (): void => {
    if (isOver) return;
    isOver = true;
    events.onHangUp();
  };
  const bye = (): void => {
    try {
      session.bye();
    } catch {
      // Not before the ACK of our own 200 (RFC 3261, section 15).
      byeWhenAcknowledged = true;
    }
  };

  session.delegate = {
    onAck: () => {
      if (byeWhenAcknowledged) session.bye();
    },
    onAckTimeout: () => {
      session.bye();
      over();
    },
    onBye: (request) => {
      request.accept({ statusCode: 200 });
      over();
    },
    onInvite: (invite) => {
      events.onReoffer(invite.message.body).then(
        (sdp) => invite.accept({ statusCode: 200, body: sdpBody(sdp) }),
        () => invite.reject({ statusCode: 488 }),
      );
    },
    onInfo: (info) => info.accept({ statusCode: 200 }),
    onNotify: (notify) => notify.accept({ statusCode: 200 }),
    onMessage: (message) => message.accept({ statusCode: 200 }),
    onRefer: (refer) => {
      const target = readRefer(refer.message.getHeader('refer-to') ?? '', refer.message.getHeader('x-lianxi-case'));
      if (target === null) refer.reject({ statusCode: 400 });
      else events.onRefer({ ...target, refuse: (statusCode) => refer.reject({ statusCode }), accept: () => progressOf(refer, session, () => isOver) });
    },
  };

  return {
    name: { callId: session.callId, toTag: session.localTag, fromTag: session.remoteTag },
    hangUp: () => {
      if (isOver) return;
      isOver = true;
      bye();
    },
  };
};

export const sdpBody = (content: string) => ({ contentDisposition: 'session', contentType: 'application/sdp', content });

const progressOf = (refer: IncomingReferRequest, session: Session, isOver: () => boolean): ReferProgress => {
  const notify = (status: number, state: string, headers: readonly string[] = []): void => {
    if (isOver()) return;
    const content = [`SIP/2.0 ${status} ${phrases[status] ?? 'Failure'}`, ...headers, ''].join('\r\n');
    session.notify(undefined, {
      extraHeaders: ['Event: refer', `Subscription-State: ${state}`],
      body: { contentDisposition: 'session', contentType: 'message/sipfrag;version=2.0', content },
    });
  };
  refer.accept({ statusCode: 202 });
  notify(100, 'active;expires=60');
  return {
    trying: (status) => notify(status, 'active;expires=60'),
    final: (status, headers) => notify(status, 'terminated;reason=noresource', headers),
  };
};
