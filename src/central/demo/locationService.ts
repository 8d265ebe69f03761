import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod';

export interface DemoLocationService {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

/** 岳阳楼, in GCJ-02 as the operators of the mainland give it. */
const centre = { longitude: 113.1335, latitude: 29.3712 };
/** Degrees either way: the streets of the district. */
const spread = 0.03;
const largestBody = 2_048;

/** 演示: an operator that knows where every mobile number is, always in the same place. Real HTTP, so that the demo runs the code a city runs. */
export const startDemoLocation = async (now: () => number): Promise<DemoLocationService> => {
  const token = randomBytes(18).toString('base64url');
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, {});
    wantedOf(request).then(
      (number) => (number === null ? answer(404, {}) : answer(200, placeOf(number, now()))),
      () => answer(400, {}),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/locate`,
    token,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

const placeOf = (number: string, now: number) => {
  const chance = createHash('sha256').update(number).digest();
  const share = (at: number): number => chance.readUInt16BE(at) / 0xffff;
  return {
    longitude: Number((centre.longitude + (share(0) - 0.5) * 2 * spread).toFixed(5)),
    latitude: Number((centre.latitude + (share(2) - 0.5) * 2 * spread).toFixed(5)),
    system: 'GCJ-02',
    radius: 60 + Math.round(share(4) * 540),
    method: share(6) < 0.3 ? 'GPS' : 'Cell',
    foundAt: now - Math.round(share(8) * 90_000),
    demo: true,
  };
};

/** The number asked for; null when it is no mobile number. @throws Error for anything but a small JSON body. */
const wantedOf = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    if (Buffer.concat(chunks).length > largestBody) throw new Error('too large');
  }
  const { number } = z.object({ number: z.string() }).parse(JSON.parse(Buffer.concat(chunks).toString()));
  return /^1[3-9]\d{9}$/.test(number) ? number : null;
};
