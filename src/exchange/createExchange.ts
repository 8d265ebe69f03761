import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Line } from '#domain/tenant.ts';
import { answerHttp } from './answerHttp.ts';
import { createEventLog } from './eventLog.ts';
import { createDigest } from './sip/digest.ts';
import type { Location } from './sip/location.ts';
import { openSipConnection } from './sip/openSipConnection.ts';
import type { PhoneAccount } from './sip/phoneAccount.ts';
import { sipDomain } from './sip/sipCore.ts';
import { createSwitchboard, type Switchboard, type SwitchboardOptions } from './switchboard.ts';

export interface ExchangeOptions extends Omit<SwitchboardOptions, 'events'> {
  readonly host: string;
  readonly port: number;
  /** Simulated calls per minute; 0 for none but those asked for. */
  readonly callsPerMinute: number;
  /** Bearer token of /events and everything else over HTTP. */
  readonly token: string;
  readonly random: () => number;
}

export interface Exchange {
  readonly port: number;
  /** What is up: all 0 at rest. */
  readonly load: Switchboard['load'];
  /** The sound with all phones since the start. */
  readonly packets: Switchboard['packets'];
  /** What is kept on behalf of calls: the same after them as before. */
  readonly kept: Switchboard['kept'];
  stop(): Promise<void>;
}

/** A SIP message with its body fits well into this; what is larger is cut off by the socket. */
const largestMessage = 64 * 1024;
const mostWaiting = 4;

/** The embedded training exchange: registrar, call control, queues of two lines, callers who speak. Limits: README.md beside this file. */
export const createExchange = async (options: ExchangeOptions): Promise<Exchange> => {
  const { voices, now } = options;
  const events = createEventLog(now);
  const switchboard = createSwitchboard({ ...options, events });
  const { accounts, centre } = switchboard;
  const digest = createDigest({ realm: sipDomain, passwords: new Map(options.accounts.map(({ user, password }) => [user, password])), now });

  const callNow = (line: Line, scenario: string | null, number: string | null, location: Location | null): string | null => {
    const fitting = voices.callers.filter((script) => (scenario === null ? script.line === line : script.id === scenario));
    const script = fitting[Math.floor(options.random() * fitting.length)];
    const caller = script?.callers[Math.floor(options.random() * script.callers.length)];
    if (script === undefined || caller === undefined) return null;
    return switchboard.ringIn(script, line, number === null ? caller : { name: caller.name, number }, location);
  };

  const isAllowed = (request: IncomingMessage): boolean => {
    if (options.token === '') return false;
    const url = new URL(request.url ?? '/', 'http://exchange');
    return request.headers.authorization === `Bearer ${options.token}` || url.searchParams.get('token') === options.token;
  };
  const http = createServer((request, response) => {
    answerHttp(request, response, { isAllowed, callNow, switchboard }).catch(() => response.destroy());
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
      if (centre.hasSeats && centre.waiting < mostWaiting) callNow(options.random() < 0.7 ? '12345' : '110', null, null, null);
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
    get load() {
      return switchboard.load;
    },
    get packets() {
      return switchboard.packets;
    },
    get kept() {
      return switchboard.kept;
    },
    stop: async () => {
      if (timer !== null) clearTimeout(timer);
      await switchboard.stop();
      for (const socket of [...sip.clients, ...listeners.clients]) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};
