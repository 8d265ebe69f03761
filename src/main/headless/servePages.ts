import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import { WebSocketServer } from 'ws';
import type { MessagePipe } from '#contract/rpc/messagePipe.ts';
import { webSocketPipe } from '#contract/rpc/webSocketPipe.ts';

export interface PageServer {
  readonly port: number;
  stop(): Promise<void>;
}

const cookieName = 'lianxi_seat';
/** A call-taker's frame is a few kilobytes; what is larger is not ours. */
const largestFrame = 1024 * 1024;

/**
 * Serves the built pages and the RPC WebSocket to browsers that know the token: it comes once in the printed address, is
 * exchanged for a cookie that scripts cannot read, and foreign origins are refused even with it.
 */
export const servePages = async (options: {
  readonly host: string;
  readonly port: number;
  /** Folder with phone.html, seat.html and their assets. */
  readonly pages: string;
  readonly token: string;
  /** The SIP servers the phone page may connect to, apart by commas; null allows none. */
  readonly sipServer: string | null;
  /** Servers of map tiles, each with a blank before it; empty allows none. */
  readonly tileOrigins: string;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  readonly onPipe: (pipe: MessagePipe) => void;
}): Promise<PageServer> => {
  const app = Fastify({ forceCloseConnections: true, ...(options.tls === null ? {} : { https: options.tls }) });
  const sip = options.sipServer === null ? '' : options.sipServer.split(',').map((each) => ` ${originOf(each)}`).join('');
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:${options.tileOrigins}`,
    `font-src 'self'`,
    `media-src 'self' blob:`,
    `connect-src 'self'${sip}${options.tileOrigins}`,
    `frame-src 'self'`,
    `frame-ancestors 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const knows = (cookies: string | undefined): boolean => isSame(cookieOf(cookies), options.token);

  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers({
      'content-security-policy': policy,
      'permissions-policy': 'microphone=(self), hid=(self), camera=(), geolocation=()',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    done();
  });
  app.get('/health', () => ({ status: 'ok' }));
  app.get<{ Querystring: { token?: string } }>('/', (request, reply) => {
    const { token } = request.query;
    if (token !== undefined && isSame(token, options.token)) {
      const secure = options.tls === null ? '' : '; Secure';
      return reply
        .header('set-cookie', `${cookieName}=${options.token}; HttpOnly; SameSite=Strict; Path=/${secure}`)
        .redirect('/');
    }
    if (!knows(request.headers.cookie)) {
      return reply
        .status(403)
        .type('text/plain; charset=utf-8')
        .send('请使用启动时打印的工作站网址（含 token）打开。\nPlease open the workstation address printed at start (with its token).\n');
    }
    return reply.sendFile('phone.html', { cacheControl: false });
  });
  await app.register(fastifyStatic, { root: options.pages, index: false, cacheControl: false });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame });
  app.server.on('upgrade', (request, socket, head) => {
    const refuse = (status: string): void => {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    socket.on('error', () => socket.destroy());
    if (new URL(request.url ?? '/', 'http://seat').pathname !== '/rpc') return refuse('404 Not Found');
    const { origin, host } = request.headers;
    if (origin === undefined || hostOf(origin) !== host) return refuse('403 Forbidden');
    if (!knows(request.headers.cookie)) return refuse('401 Unauthorized');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate());
      options.onPipe(webSocketPipe(webSocket));
    });
  });

  await app.listen({ host: options.host, port: options.port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
    },
  };
};

/** `ws://127.0.0.1:7342/ws` → `ws://127.0.0.1:7342`. */
const originOf = (url: string): string => {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
};

/** Host of an Origin header; anything that is not an address belongs to nobody we know. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

const cookieOf = (cookies = ''): string =>
  cookies
    .split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1) ?? '';

const isSame = (given: string, expected: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Where the renderer's build goes. */
export const builtPages = (root: URL): string => join(root.pathname, 'out', 'renderer');
