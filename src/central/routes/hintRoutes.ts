import type { FastifyInstance } from 'fastify';
import type { CommandLog } from '../cases/commandLog.ts';
import type { Feed } from '../cases/feed.ts';
import type { Identify } from '../plugins/identify.ts';

/** The part of a WebSocket that is needed. */
interface HintSocket {
  readonly bufferedAmount: number;
  send(frame: string): void;
  terminate(): void;
}

/** A client that cannot keep up is cut; it comes back and pulls. */
const mostBuffered = 1024 * 1024;
/** News of other nodes on the same database arrives by comparing heads. */
const comparePeriod = 1_000;

/** "There is news up to N." In this process after the commit, across nodes by polling; nothing rests on its arrival. */
export const hintRoutes = (
  app: FastifyInstance,
  { identify, log, feed }: { readonly identify: Identify; readonly log: CommandLog; readonly feed: Feed },
): void => {
  const sockets = new Set<HintSocket>();
  let told = { epoch: '', head: 0 };

  const tell = (epoch: string, head: number): void => {
    told = { epoch, head };
    const frame = JSON.stringify({ type: 'head', epoch, head });
    for (const socket of sockets) {
      if (socket.bufferedAmount > mostBuffered) socket.terminate();
      else socket.send(frame);
    }
  };
  const compare = async (): Promise<void> => {
    if (sockets.size === 0) return;
    const now = await feed.head();
    if (now.epoch !== told.epoch || now.head > told.head) tell(now.epoch, now.head);
  };
  const stopListening = log.onCommit((head) => tell(told.epoch, Math.max(head, told.head)));
  const timer = setInterval(() => {
    compare().catch((error: unknown) => app.log.warn({ error }, 'could not compare heads'));
  }, comparePeriod);
  app.addHook('onClose', () => {
    stopListening();
    clearInterval(timer);
    for (const socket of sockets) socket.terminate();
  });

  app.get('/api/hints', { websocket: true, preValidation: async (request) => void (await identify(request)) }, async (socket) => {
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.terminate());
    const now = await feed.head();
    if (told.epoch === '') told = now;
    sockets.add(socket);
    socket.send(JSON.stringify({ type: 'head', ...now }));
  });
};
