import { createServer } from 'node:net';
import { CannotStart } from './dataFolder.ts';

export interface Ports {
  readonly workstation: number;
  readonly central: number;
  readonly exchange: number;
}

const usual = 7340;

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

const areFree = async (first: number, host: string): Promise<boolean> =>
  (await isFree(first, host)) && (await isFree(first + 1, host)) && (await isFree(first + 2, '127.0.0.1'));

/**
 * Three neighbouring ports. The wanted one or none: somebody who names a port has told others. Without a wish the next
 * free three from 7340 on. @throws CannotStart 6.
 */
export const choosePorts = async (wanted: number | null, host: string): Promise<Ports> => {
  const first = wanted ?? (await nextFree(host));
  if (wanted !== null && !(await areFree(wanted, host))) {
    throw new CannotStart(
      `端口 ${wanted}–${wanted + 2} 已被占用；换一个 --port，或不写 --port 由程序自选。\nPorts ${wanted}–${wanted + 2} are in use.`,
      6,
    );
  }
  return { workstation: first, central: first + 1, exchange: first + 2 };
};

const nextFree = async (host: string): Promise<number> => {
  for (let first = usual; first < usual + 600; first += 3) {
    if (await areFree(first, host)) return first;
  }
  throw new CannotStart('7340 起的 600 个端口都被占用。\nNo free port from 7340 on.', 6);
};
