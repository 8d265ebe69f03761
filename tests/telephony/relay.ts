import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A cable between a seat and its exchange that can be pulled and put back. TLS goes through untouched. */
export interface Relay {
  /** The exchange's address as seen through the cable. */
  readonly url: string;
  /** Every connection breaks, and no new one is taken. */
  pull(): void;
  putBack(): Promise<void>;
  close(): void;
}

export const openRelay = async (exchange: string): Promise<Relay> => {
  const { hostname, port } = new URL(exchange);
  const sockets = new Set<Socket>();
  const take = (near: Socket): void => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  };
  let server = createServer(take).listen(0, hostname);
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  const url = new URL(exchange);
  url.port = String(own);
  const pull = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    pull,
    putBack: async () => {
      server = createServer(take).listen(own, hostname);
      await once(server, 'listening');
    },
    close: pull,
  };
};
