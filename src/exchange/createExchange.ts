import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { WebSocketServer } from 'ws';
import { ringRequestSchema } from '#contract/exchange/events.ts';
import { agentStateSchema } from '#contract/identifiers.ts';
import type { Line } from '#domain/tenant.ts';
import type { CallerScript, Voices } from './callers/callerScripts.ts';
import { converse } from './callers/converse.ts';
import { createEventLog } from './eventLog.ts';
import { openMediaLeg } from './media/mediaLeg.ts';
import { createCallCentre } from './queue/callCentre.ts';
import { createDigest } from './sip/digest.ts';
import { openSipConnection } from './sip/openSipConnection.ts';
import { createPhoneAccount, type Dialled, type PhoneAccount } from './sip/phoneAccount.ts';
import { sipDomain } from './sip/sipCore.ts';

export interface ExchangeOptions {
  readonly host: string;
  readonly port: number;
  readonly accounts: readonly { readonly user: string; readonly password: string }[];
  /** Simulated calls per minute; 0 for none but those asked for. */
  readonly callsPerMinute: number;
  readonly voices: Voices;
  /** Bearer token of /events and /calls. */
  readonly token: string;
  readonly now: () => number;
  readonly random: () => number;
}

export interface Exchange {
  readonly port: number;
  stop(): Promise<void>;
}

const echoNumber = '*43';
const answerDelay = 1_500;
/** A SIP message with its body fits well into this; what is larger is cut off by the socket. */
const largestMessage = 64 * 1024;
const mostWaiting = 4;

/** The embedded training exchange: registrar, queue of two lines, callers who speak. Limits: README.md beside this file. */
export const createExchange = async (options: ExchangeOptions): Promise<Exchange> => {
  const { voices, now } = options;
  const events = createEventLog(now);
  const accounts = new Map<string, PhoneAccount>();
  const centre = createCallCentre({ accounts, events, now });
  const digest = createDigest({ realm: sipDomain, passwords: new Map(options.accounts.map(({ user, password }) => [user, password])), now });

  /** A phone dials out: the echo test, or a citizen who is called back. */
  const dialled = async (call: Dialled): Promise<void> => {
    const citizen = voices.callers.some(({ callers }) => callers.some(({ number }) => number === call.number));
    if (call.number !== echoNumber && !citizen) {
      call.refuse(404);
      return;
    }
    const ended = new AbortController();
    const leg = openMediaLeg(() => performance.now());
    const stop = (): void => {
      ended.abort();
      void leg.close();
    };
    call.onCancelled(stop);
    call.ringing();
    if (citizen) await new Promise((resolve) => setTimeout(resolve, answerDelay));
    if (ended.signal.aborted) return;
    const dialog = call.answer(await leg.answer(call.sdp), { onCancelled: stop, onHangUp: stop, onReoffer: (sdp) => leg.answer(sdp) });
    if (!citizen) {
      leg.echo();
      return;
    }
    if (await converse(leg, voices.citizen, 3_000, ended.signal)) {
      dialog.hangUp();
      stop();
    }
  };

  for (const { user } of options.accounts) {
    accounts.set(
      user,
      createPhoneAccount(user, {
        onDial: (call) => {
          dialled(call).catch(() => call.refuse(488));
        },
        onAgentState: (text) => {
          const [, state, lines] = /^state=(\w+);lines=([\d,]*)$/.exec(text.trim()) ?? [];
          const known = agentStateSchema.safeParse(state);
          if (!known.success) return false;
          centre.setState(user, known.data, (lines ?? '').split(',').filter((line): line is Line => line === '12345' || line === '110'));
          return true;
        },
      }),
    );
  }

  const callNow = (line: Line, scenario: string | null, number: string | null): string | null => {
    const fitting = voices.callers.filter((script) => (scenario === null ? script.line === line : script.id === scenario));
    const script: CallerScript | undefined = fitting[Math.floor(options.random() * fitting.length)];
    const caller = script?.callers[Math.floor(options.random() * script.callers.length)];
    if (script === undefined || caller === undefined) return null;
    return centre.ring(script, line, number === null ? caller : { name: caller.name, number });
  };

  const isAllowed = (request: IncomingMessage): boolean => {
    if (options.token === '') return false;
    const url = new URL(request.url ?? '/', 'http://exchange');
    return request.headers.authorization === `Bearer ${options.token}` || url.searchParams.get('token') === options.token;
  };
  const http = createServer((request, response) => {
    answerHttp(request, response, isAllowed, callNow).catch(() => response.destroy());
  });
  const sip = new WebSocketServer({ noServer: true, maxPayload: largestMessage, handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false) });
  const listeners = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const { pathname } = new URL(request.url ?? '/', 'http://exchange');
    if (pathname === '/ws') sip.handleUpgrade(request, socket, head, (webSocket) => openSipConnection(webSocket, { digest, accounts, events: connectionEvents }));
    else if (pathname === '/events' && isAllowed(request)) {
      listeners.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.send(JSON.stringify({ type: 'snapshot', events: events.recent }));
        const end = events.onEvent((event) => webSocket.send(JSON.stringify({ type: 'event', event })));
        webSocket.on('close', end);
        webSocket.on('error', () => webSocket.terminate());
      });
    } else socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  const connectionEvents = {
    onRegistered: ({ user }: PhoneAccount) => centre.registered(user),
    onGone: ({ user }: PhoneAccount) => centre.unregistered(user),
  };

  let timer: NodeJS.Timeout | null = null;
  const scheduleCall = (): void => {
    if (options.callsPerMinute <= 0) return;
    // Calls come independently of one another: exponential gaps.
    const gap = (-Math.log(1 - options.random()) * 60_000) / options.callsPerMinute;
    timer = setTimeout(() => {
      if (centre.hasSeats && centre.waiting < mostWaiting) callNow(options.random() < 0.7 ? '12345' : '110', null, null);
      scheduleCall();
    }, Math.max(500, gap));
  };
  scheduleCall();

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, options.host, resolve);
  });
  const address = http.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    stop: async () => {
      if (timer !== null) clearTimeout(timer);
      centre.stop();
      for (const socket of [...sip.clients, ...listeners.clients]) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

const answerHttp = async (
  request: IncomingMessage,
  response: ServerResponse,
  isAllowed: (request: IncomingMessage) => boolean,
  callNow: (line: Line, scenario: string | null, number: string | null) => string | null,
): Promise<void> => {
  const answer = (status: number, body: unknown): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const refuse = (status: number, kind: string, code: string): void => answer(status, { error: { kind, code, detail: {} } });
  const { pathname } = new URL(request.url ?? '/', 'http://exchange');
  if (pathname === '/health') return answer(200, { status: 'ok' });
  if (pathname !== '/calls' || request.method !== 'POST') return refuse(404, 'not_found', 'route');
  if (!isAllowed(request)) return refuse(401, 'unauthorised', 'token');
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    if (chunks.reduce((sum, { length }) => sum + length, 0) > 4_096) return refuse(413, 'too_large', 'body');
  }
  const asked = ringRequestSchema.safeParse(parseJson(Buffer.concat(chunks).toString()));
  if (!asked.success) return refuse(400, 'invalid_params', 'body');
  const callId = callNow(asked.data.line, asked.data.scenario, asked.data.number);
  return callId === null ? refuse(404, 'not_found', 'scenario') : answer(200, { callId });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
