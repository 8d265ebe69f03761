import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import * as z from 'zod';
import { exchangeMessageSchema } from '#contract/exchange/events.ts';
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

  return {
    setSeatState: async (seat, state, lines) => {
      const address = new URL(`/seats/${encodeURIComponent(seat)}`, url.replace(/^ws/, 'http'));
      const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ state, lines }), signal: AbortSignal.timeout(5_000) });
      if (!answer.ok) throw new Error(`the exchange answered ${answer.status}`);
    },
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
