import type { IncomingRegisterRequest, IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import type { WebSocket } from 'ws';
import type { Digest } from './digest.ts';
import type { PhoneAccount } from './phoneAccount.ts';
import { plainAnswer } from './plainAnswer.ts';
import { addressOf, contactUri, createSipCore, isRequest, parseSip } from './sipCore.ts';

/** What a lost socket means to the rest of the exchange. */
export interface ConnectionEvents {
  readonly onRegistered: (account: PhoneAccount) => void;
  readonly onGone: (account: PhoneAccount) => void;
}

const longestRegistration = 300;

/** What RFC 3261 wants answered before anything is done; null for a request that may go on. */
const refusalOf = (message: IncomingRequestMessage, text: string): string | null => {
  if (message.ruri?.scheme !== 'sip') return '416 Unsupported URI Scheme';
  // The parser keeps the last of several lengths and does not compare the methods.
  const lengths = text.slice(0, text.indexOf('\r\n\r\n')).match(/^(content-length|l)\s*:/gim) ?? [];
  if (lengths.length > 1 || message.getHeader('cseq')?.trim().split(/\s+/).at(-1) !== message.method) return '400 Bad Request';
  if (message.hasHeader('require') && message.getHeader('require')?.trim().toLowerCase() !== 'replaces') return '420 Bad Extension';
  return null;
};

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

  const receive = (message: IncomingRequestMessage | IncomingResponseMessage, text: string, reply: (status: string) => void): void => {
    if (isRequest(message)) {
      const refusal = refusalOf(message, text);
      if (refusal !== null) reply(refusal);
      else if (message.method === 'REGISTER') {
        message.ruri = addressOf('registrar');
        registrar.receiveIncomingRequestFromTransport(message);
      } else if (message.method === 'OPTIONS') reply('200 OK');
      else if (account === null) reply('403 Forbidden');
      else account.receive(message);
    } else account?.receive(message);
  };

  socket.on('message', (data: Buffer, isBinary) => {
    const text = data.toString();
    if (isBinary) return;
    if (/^\r\n(\r\n)?$/.test(text)) {
      socket.send('\r\n');
      return;
    }
    const reply = (status: string): void => {
      const answer = plainAnswer(text, status);
      if (answer !== null) send(answer).catch(() => undefined);
    };
    const message = parseSip(text);
    if (message === null) {
      reply('400 Bad Request');
      return;
    }
    try {
      receive(message, text, reply);
    } catch {
      // What a header holds can still throw inside the core; the sender is told and nothing is left hanging.
      reply('400 Bad Request');
    }
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', gone);
};
