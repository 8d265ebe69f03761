import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { bridgeRequestSchema, ringRequestSchema, seatStateRequestSchema } from '#contract/exchange/events.ts';
import type { Line } from '#domain/tenant.ts';
import type { Location } from './sip/location.ts';
import type { Switchboard } from './switchboard.ts';

export interface HttpDeps {
  readonly isAllowed: (request: IncomingMessage) => boolean;
  readonly callNow: (line: Line, scenario: string | null, number: string | null, location: Location | null) => string | null;
  readonly switchboard: Switchboard;
}

const largestBody = 4_096;

/** The exchange's requests; README.md lists them. */
export const answerHttp = async (request: IncomingMessage, response: ServerResponse, deps: HttpDeps): Promise<void> => {
  const answer = (status: number, body: unknown): void =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const refuse = (status: number, kind: string, code: string): void => answer(status, { error: { kind, code, detail: {} } });
  const { pathname } = new URL(request.url ?? '/', 'http://exchange');
  const [, place = '', id = '', what = ''] = pathname.split('/');
  const route = `${request.method ?? 'GET'} /${place}${id === '' ? '' : '/:id'}${what === '' ? '' : `/${what}`}`;
  if (route === 'GET /health') return answer(200, { status: 'ok' });
  if (!['bridges', 'calls', 'seats', 'recordings', 'load'].includes(place)) return refuse(404, 'not_found', 'route');
  if (!deps.isAllowed(request)) return refuse(401, 'unauthorised', 'token');

  switch (route) {
    case 'POST /calls': {
      const asked = ringRequestSchema.safeParse(await bodyOf(request));
      if (!asked.success) return refuse(400, 'invalid_params', 'body');
      const { line, scenario, number, location } = asked.data;
      const callId = deps.callNow(line, scenario, number, location);
      return callId === null ? refuse(404, 'not_found', 'scenario') : answer(200, { callId });
    }
    case 'POST /bridges': {
      const asked = bridgeRequestSchema.safeParse(await bodyOf(request));
      if (!asked.success) return refuse(400, 'invalid_params', 'body');
      deps.switchboard.bridges.start(asked.data);
      return answer(200, {});
    }
    case 'DELETE /bridges/:id':
      return deps.switchboard.bridges.end(id) ? answer(200, {}) : refuse(404, 'not_found', 'bridge');
    case 'POST /seats/:id': {
      const asked = seatStateRequestSchema.safeParse(await bodyOf(request));
      if (!asked.success) return refuse(400, 'invalid_params', 'body');
      if (!deps.switchboard.accounts.has(id)) return refuse(404, 'not_found', 'seat');
      deps.switchboard.centre.setState(id, asked.data.state, asked.data.lines, null);
      return answer(200, {});
    }
    case 'GET /load':
      return answer(200, deps.switchboard.load);
    case 'GET /recordings':
      return answer(200, { recordings: (await deps.switchboard.recordings?.list()) ?? [] });
    case 'GET /recordings/:id': {
      const found = (await deps.switchboard.recordings?.get(id)) ?? null;
      return found === null ? refuse(404, 'not_found', 'recording') : answer(200, found.recording);
    }
    case 'GET /recordings/:id/audio': {
      const found = (await deps.switchboard.recordings?.get(id)) ?? null;
      if (found === null) return refuse(404, 'not_found', 'recording');
      return sendFile(request, response, found.audio, found.recording.sha256);
    }
    case 'DELETE /recordings/:id':
      return (await deps.switchboard.recordings?.remove(id)) === true ? answer(200, {}) : refuse(404, 'not_found', 'recording');
    default:
      return refuse(404, 'not_found', 'route');
  }
};

/** A file, or the part of it that a Range header asks for (RFC 9110, section 14). */
const sendFile = async (request: IncomingMessage, response: ServerResponse, path: string, sha256: string | null): Promise<void> => {
  const { size } = await stat(path);
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = first === undefined ? 0 : Number(first);
  const end = last === undefined || last === '' ? size - 1 : Math.min(size - 1, Number(last));
  if (start > end) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return;
  }
  response.writeHead(first === undefined ? 200 : 206, {
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    ...(first === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    ...(sha256 === null ? {} : { 'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` }),
  });
  await pipeline(createReadStream(path, { start, end }), response);
};

/** Null for what is too large or no JSON. */
const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > largestBody) return null;
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return null;
  }
};
