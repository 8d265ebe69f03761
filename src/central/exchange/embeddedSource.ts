import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { exchangeMessageSchema, recordingSchema } from '#contract/exchange/events.ts';
import { createBackOff } from './backOff.ts';
import type { ExchangeSource, SourceListener } from './exchangeSource.ts';

/** The embedded exchange's event stream (`ws://…/events`), connected again with back-off. */
export const openEmbeddedSource = (url: string, token: string, log: Logger, listener: SourceListener): ExchangeSource => {
  const headers = { authorization: `Bearer ${token}` };
  let socket: WebSocket | null = null;
  const backOff = createBackOff(() => {
    const current = new WebSocket(url, { headers });
    socket = current;
    current.on('message', (data: Buffer) => {
      const message = exchangeMessageSchema.safeParse(parseJson(data.toString()));
      if (!message.success) {
        log.warn({ at: z.prettifyError(message.error).slice(0, 200) }, 'unreadable message from the exchange');
        return;
      }
      backOff.succeeded();
      listener.onConnected(true);
      listener.onEvents(message.data.type === 'snapshot' ? message.data.events : [message.data.event]);
    });
    current.on('error', () => current.terminate());
    current.on('close', () => {
      listener.onConnected(false);
      backOff.failed();
    });
  });

  /** @throws Error when the exchange does not answer, or refuses. What is to be deleted and is gone already is deleted. */
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(new URL(path, url.replace(/^ws/, 'http')), {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok && !(method === 'DELETE' && answer.status === 404)) throw new Error(`the exchange answered ${answer.status}`);
    return answer;
  };

  return {
    setSeatState: async (seat, state, lines) => {
      await ask('POST', `/seats/${encodeURIComponent(seat)}`, { state, lines });
    },
    evidence: {
      list: async () => z.object({ recordings: z.array(recordingSchema) }).parse(await (await ask('GET', '/recordings')).json()).recordings,
      remove: async (recordingId) => void (await ask('DELETE', `/recordings/${encodeURIComponent(recordingId)}`)),
    },
    startBridge: async (order) => void (await ask('POST', '/bridges', order)),
    endBridge: async (callId) => void (await ask('DELETE', `/bridges/${callId}`)),
    stop: () => {
      backOff.stop();
      socket?.terminate();
    },
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
