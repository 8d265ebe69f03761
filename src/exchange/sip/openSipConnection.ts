import type { IncomingRegisterRequest, IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import type { WebSocket } from 'ws';
import type { Digest } from './digest.ts';
import type { PhoneAccount } from './phoneAccount.ts';
import { addressOf, contactUri, createSipCore, isRequest, parseSip } from './sipCore.ts';

/** What a lost socket means to the rest of the exchange. */
export interface ConnectionEvents {
  readonly onRegistered: (account: PhoneAccount) => void;
  readonly onGone: (account: PhoneAccount) => void;
}

const longestRegistration = 300;

/** Answers of the keys that RFC 3261 wants answered even when nothing can be made of the request. */
const plainAnswer = (message: IncomingRequestMessage, status: string): string =>
  [
    `SIP/2.0 ${status}`,
    ...message.getHeaders('via').map((via) => `Via: ${via}`),
    `From: ${message.getHeader('from') ?? ''}`,
    `To: ${message.getHeader('to') ?? ''}`,
    `Call-ID: ${message.callId}`,
    `CSeq: ${message.getHeader('cseq') ?? '1 OPTIONS'}`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');

/**
 * One WebSocket (RFC 7118): registers phones by digest, and passes what a registered phone sends to its account. Nothing a
 * peer sends throws out of here; what cannot be read is dropped, what cannot be done is answered.
 */
export const openSipConnection = (
  socket: WebSocket,
  deps: { readonly digest: Digest; readonly accounts: ReadonlyMap<string, PhoneAccount>; readonly events: ConnectionEvents },
): void => {
  let account: PhoneAccount | null = null;
  let expiry: NodeJS.Timeout | null = null;
  const send = (text: string): Promise<void> =>
    new Promise((resolve, reject) => socket.send(text, (error) => (error == null ? resolve() : reject(error))));

  const gone = (): void => {
    if (expiry !== null) clearTimeout(expiry);
    const left = account;
    account = null;
    if (left === null || !left.isBoundTo(socket)) return;
    left.release(socket);
    deps.events.onGone(left);
  };

  const register = (request: IncomingRegisterRequest): void => {
    const { message } = request;
    const user = deps.digest.verify(message.getHeader('authorization'), 'REGISTER');
    if (user === null) {
      request.reject({ statusCode: 401, extraHeaders: [`WWW-Authenticate: ${deps.digest.challenge()}`] });
      return;
    }
    const known = deps.accounts.get(user);
    const contact = contactUri(message.getHeader('contact'));
    if (known === undefined || message.to.uri.user !== user || contact === null) {
      request.reject({ statusCode: known === undefined || contact !== null ? 403 : 400 });
      return;
    }
    const asked = Number(/expires=(\d+)/i.exec(message.getHeader('contact') ?? '')?.[1] ?? message.getHeader('expires') ?? longestRegistration);
    const expires = Math.min(longestRegistration, Number.isFinite(asked) ? asked : longestRegistration);
    request.accept({
      statusCode: 200,
      extraHeaders: expires === 0 ? [] : [`Contact: <${contact.toString()}>;expires=${expires}`],
    });
    if (expiry !== null) clearTimeout(expiry);
    if (expires === 0) {
      gone();
      return;
    }
    const isNew = !known.isBoundTo(socket);
    known.bind(socket, contact);
    account = known;
    expiry = setTimeout(gone, (expires + 10) * 1_000);
    if (isNew) deps.events.onRegistered(known);
  };
  const registrar = createSipCore('registrar', send, { onRegister: register });

  const receive = (message: IncomingRequestMessage | IncomingResponseMessage): void => {
    if (isRequest(message)) {
      if (message.method === 'REGISTER') {
        message.ruri = addressOf('registrar');
        registrar.receiveIncomingRequestFromTransport(message);
      } else if (message.method === 'OPTIONS') void send(plainAnswer(message, '200 OK'));
      else if (account === null) {
        if (message.method !== 'ACK') void send(plainAnswer(message, '403 Forbidden'));
      } else account.receive(message);
    } else account?.receive(message);
  };

  socket.on('message', (data: Buffer, isBinary) => {
    const text = data.toString();
    if (isBinary) return;
    if (/^\r\n(\r\n)?$/.test(text)) {
      socket.send('\r\n');
      return;
    }
    const message = parseSip(text);
    if (message === null) return;
    try {
      receive(message);
    } catch {
      // An unknown URI scheme or an unmatched CANCEL throws inside the core; the sender is told and nothing is left hanging.
      if (isRequest(message) && message.method !== 'ACK') void send(plainAnswer(message, message.method === 'CANCEL' ? '481 Call/Transaction Does Not Exist' : '400 Bad Request')).catch(() => undefined);
    }
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', gone);
};
