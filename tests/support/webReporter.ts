import { createHash, randomUUID } from 'node:crypto';
import type { TestCentral } from './testCentral.ts';
import { webChallengeSchema, webTicketSchema, type WebReport } from '#contract/central/webReports.ts';
import { zeroBits } from '#domain/web/zeroBits.ts';

/** What a citizen's page does, without the page. */
export interface WebReporter {
  ticket(): Promise<string>;
  send(method: 'GET' | 'POST', path: string, body?: object | Buffer, ticket?: string): Promise<{ readonly status: number; readonly body: never }>;
}

export const createWebReporter = ({ app }: TestCentral, address = '203.0.113.1'): WebReporter => {
  const send: WebReporter['send'] = async (method, path, body, ticket) => {
    const answer = await app.inject({
      method,
      url: `/api/public/${path}`,
      remoteAddress: address,
      headers: {
        ...(ticket === undefined ? {} : { authorization: `Bearer ${ticket}` }),
        ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json<never>() };
  };
  return {
    send,
    ticket: async () => {
      const { challenge, bits } = webChallengeSchema.parse((await send('GET', 'challenge')).body);
      for (let nonce = 0; ; nonce += 1) {
        if (zeroBits(createHash('sha256').update(`${challenge}:${nonce}`).digest()) < bits) continue;
        return webTicketSchema.parse((await send('POST', 'tickets', { challenge, nonce: String(nonce) })).body).ticket;
      }
    },
  };
};

export const webReport = (change: Partial<WebReport> = {}): WebReport => ({
  reportId: randomUUID(),
  text: '保利西街路灯不亮，晚上走路看不清',
  place: { text: '保利西街', unitId: '430602001001-g1', detail: '' },
  point: null,
  name: '王小敏',
  phone: '13998761234',
  secret: false,
  photos: [],
  agrees: true,
  homepage: '',
  ...change,
});
