import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CannotStart } from './dataFolder.ts';
import { choosePorts } from './ports.ts';

const host = '127.0.0.1';
const open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const occupy = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      open.push(server);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

test('three neighbours, each of them free', async () => {
  const { workstation, central, exchange } = await choosePorts(null, host);
  expect([central, exchange]).toEqual([workstation + 1, workstation + 2]);
  for (const port of [workstation, central, exchange]) expect(await occupy(port)).toBe(port);
});

test('without a wish a taken port moves all three on', async () => {
  const { workstation, exchange } = await choosePorts(null, host);
  await occupy(exchange);
  expect((await choosePorts(null, host)).workstation).toBeGreaterThan(workstation);
});

test('a port that was asked for and is taken is refused, not replaced', async () => {
  const taken = await occupy(0);
  const error: unknown = await choosePorts(taken, host).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(CannotStart);
  expect(error).toMatchObject({ exitCode: 6 });
  expect(String(error)).toContain(String(taken));
});
