import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { TriageInput, TriageResult } from '#domain/triage/verdict.ts';
import { createRemoteTriage, heedOpinion, type RemoteOpinion } from './remoteTriage.ts';

const input: TriageInput = { text: '路灯坏了', revision: 4, line: '12345', answers: {} };
const calm: TriageResult = {
  revision: 4, verdict: 'non_police', emergency: false, services: [], urgency: 'normal', category: null, alternatives: [], unit: null, jointUnits: [],
  confidence: 0.9, risk: 0.1, redFlags: [], evidence: [], whyNot: [{ verdict: 'police', because: 'risk_too_low', text: '', probability: 0.1 }], nextQuestion: null, rulesVersion: '1',
};

let server: Server | null = null;
const serve = async (answer: (body: string) => { readonly status: number; readonly body: string } | null): Promise<URL> => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      const said = answer(body);
      if (said !== null) response.writeHead(said.status, { 'content-type': 'application/json' }).end(said.body);
    });
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
};
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((closed) => (server === null ? closed(null) : server.close(closed)));
  server = null;
});

describe("a city's own model", () => {
  const police: RemoteOpinion = { verdict: 'police', emergency: false, reason: 'seen before' };

  it('is asked with the whole input and believed when it answers in time', async () => {
    let heard: unknown = null;
    const url = await serve((body) => {
      heard = JSON.parse(body);
      return { status: 200, body: JSON.stringify(police) };
    });
    expect(await createRemoteTriage(url, 2000).ask(input)).toEqual(police);
    expect(heard).toEqual(input);
  });

  it.each([
    ['never answers', () => null],
    ['fails', () => ({ status: 503, body: '' })],
    ['talks nonsense', () => ({ status: 200, body: '<html>' })],
    ['names no verdict', () => ({ status: 200, body: '{"verdict":"maybe"}' })],
  ])('is passed over when it %s', async (_name, answer) => {
    expect(await createRemoteTriage(await serve(answer), 150).ask(input)).toBeNull();
  });

  it('is passed over when nobody listens', async () => {
    expect(await createRemoteTriage(new URL('http://127.0.0.1:9/'), 500).ask(input)).toBeNull();
  });

  it('can raise an alarm and hold a diversion, never the other way round', () => {
    expect(heedOpinion(calm, police)).toMatchObject({ verdict: 'undecided', whyNot: [{ verdict: 'police' }, { verdict: 'non_police', because: 'remote_model' }] });
    expect(heedOpinion(calm, { ...police, verdict: 'non_police', emergency: true })).toMatchObject({ verdict: 'non_police', emergency: true, urgency: 'critical' });
    expect(heedOpinion({ ...calm, verdict: 'police', emergency: true }, { verdict: 'non_police', emergency: false, reason: '' })).toBeNull();
    expect(heedOpinion(calm, null)).toBeNull();
  });
});
