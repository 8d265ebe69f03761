import type { Session, URI } from 'sip.js';
import type { PhoneInput } from './phoneState.ts';

type Decided = Extract<PhoneInput, { type: 'transfer_decided' }>;

/**
 * REFER (RFC 3515), with Replaces when the target is a session. Tells once what the exchange decided: the refusal of the REFER
 * itself, or the final NOTIFY. `parkedAs`: what fetches a parked call where the exchange does not say; empty when it is not parked.
 * Asterisk reports 200 for a blind transfer before anybody has answered, so 2xx means "out of our hands".
 */
export const referCall = (
  session: Session,
  target: URI | Session,
  { callId, headers, parkedAs }: { readonly callId: string; readonly headers: readonly string[]; readonly parkedAs: string },
  onDecided: (decided: Decided) => void,
): void => {
  let decided = false;
  const decide = (status: number, parkedAt = ''): void => {
    if (decided) return;
    decided = true;
    onDecided({ type: 'transfer_decided', callId, status, parkedAt });
  };
  session
    .refer(target, {
      requestOptions: { extraHeaders: [...headers] },
      requestDelegate: { onReject: ({ message }) => decide(message.statusCode ?? 500) },
      onNotify: (notification) => {
        notification.accept().catch(() => undefined);
        const { status, parkedAt } = readFragment(notification.request.body);
        if (status >= 200) decide(status, status < 300 && parkedAt === '' ? parkedAs : parkedAt);
      },
    })
    .catch(() => decide(500));
};

/** `message/sipfrag` (RFC 3420): the target's status line, and where a parked call can be fetched. 0 when it cannot be read. */
export const readFragment = (body: string): { readonly status: number; readonly parkedAt: string } => ({
  status: Number(/^SIP\/2\.0 (\d{3})/u.exec(body.trimStart())?.[1] ?? 0),
  parkedAt: /^contact:.*?sips?:([^@>;]+)@/imu.exec(body)?.[1] ?? '',
});
