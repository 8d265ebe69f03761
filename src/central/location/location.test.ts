import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { startDemoLocation } from '../demo/locationService.ts';
import { readLocationOptions } from './locationOptions.ts';
import { createCallerLocations } from './lookUpCaller.ts';
import { createHttpLocation, type LocationPort } from './locationPort.ts';

const log = pino({ level: 'silent' });
const caller = { callId: 'call-1', number: '13800000001', line: '110' as const, reason: 'ring' as const };
const servers: Server[] = [];

/** An operator's service that answers as it is told; null: never. */
const operator = async (answer: { readonly status: number; readonly body: unknown } | null): Promise<LocationPort> => {
  const server = createServer((_request, response) => {
    if (answer !== null) response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return createHttpLocation({ url: `http://127.0.0.1:${port}/`, token: 'secret', provider: 'operator', patienceMs: 200 });
};

const lookUp = async (port: LocationPort | null, wanted: Partial<typeof caller> | { line: '12345'; reason?: 'manual' } = {}) => {
  const audited: Readonly<Record<string, string>>[] = [];
  const locations = createCallerLocations({
    port,
    lines: ['110'],
    log,
    audit: { record: (actor, action, detail) => Promise.resolve(void audited.push({ actor, action, ...detail })) },
  });
  return { answer: await locations.lookUp('B01', { ...caller, ...wanted }), audited };
};

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('where the operator finds a caller', () => {
  it('the demo’s own service answers over HTTP, always with the same place, in GCJ-02, marked as invented', async () => {
    const demo = await startDemoLocation(() => 1_000_000);
    try {
      const { port, lines } = readLocationOptions({}, demo);
      const { answer, audited } = await lookUp(port);
      expect(lines).toEqual(['110']);
      expect(answer.location).toMatchObject({ system: 'GCJ-02', demo: true, provider: '演示定位服务' });
      expect(answer.location?.longitude).toBeCloseTo(113.13, 1);
      expect(answer.location?.radius).toBeGreaterThan(50);
      expect((await lookUp(port)).answer.location?.longitude).toBe(answer.location?.longitude);
      expect(audited).toEqual([{ actor: 'B01', action: 'location_asked', callId: 'call-1', line: '110', reason: 'ring', outcome: 'found' }]);
      expect((await lookUp(port, { number: '07308200001' })).answer).toEqual({ location: null, failure: 'not_found' });
    } finally {
      await demo.stop();
    }
  });

  it('nobody without the token is told anything', async () => {
    const demo = await startDemoLocation(() => 0);
    try {
      const stranger = createHttpLocation({ ...demo, token: 'guessed', provider: '', patienceMs: 1_000 });
      expect((await lookUp(stranger)).answer).toEqual({ location: null, failure: 'refused' });
    } finally {
      await demo.stop();
    }
  });

  it.each([
    [{ status: 404, body: {} }, 'not_found'],
    [{ status: 403, body: {} }, 'refused'],
    [{ status: 500, body: {} }, 'unavailable'],
    [{ status: 200, body: { longitude: 500, latitude: 29, system: 'GCJ-02' } }, 'unavailable'],
    [{ status: 200, body: 'no place' }, 'unavailable'],
    [null, 'timeout'],
  ] as const)('%j is told in one word: %s, and is on record', async (answer, failure) => {
    const looked = await lookUp(await operator(answer));
    expect(looked.answer).toEqual({ location: null, failure });
    expect(looked.audited).toEqual([expect.objectContaining({ action: 'location_asked', outcome: failure })]);
  });

  it('an answer with the least it must have is enough', async () => {
    const { answer } = await lookUp(await operator({ status: 200, body: { longitude: 113.1, latitude: 29.3, system: 'CGCS2000' } }));
    expect(answer.location).toEqual({ longitude: 113.1, latitude: 29.3, system: 'CGCS2000', radius: null, method: '', foundAt: null, demo: false, provider: 'operator' });
  });

  it('a line that may not be located is never asked for: silent at the ring, refused by hand', async () => {
    const port = await operator({ status: 200, body: {} });
    expect(await lookUp(port, { line: '12345' })).toEqual({ answer: { location: null, failure: null }, audited: [] });
    expect(await lookUp(port, { line: '12345', reason: 'manual' })).toEqual({ answer: { location: null, failure: 'refused' }, audited: [] });
  });

  it('without an operator the ring says nothing, the hand is told', async () => {
    expect((await lookUp(null)).answer).toEqual({ location: null, failure: null });
    expect((await lookUp(null, { reason: 'manual' } as never)).answer).toEqual({ location: null, failure: 'unavailable' });
  });

  it('a city names its lines and its operator', () => {
    const { port, lines } = readLocationOptions({ LIANXI_LOCATION_URL: 'https://lbs.example.cn/q', LIANXI_LOCATION_LINES: '110, 12345' }, null);
    expect(port?.provider).toBe('lbs.example.cn');
    expect(lines).toEqual(['110', '12345']);
    expect(() => readLocationOptions({ LIANXI_LOCATION_LINES: '119' }, null)).toThrow();
  });
});
