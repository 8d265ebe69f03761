import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What went by between an exchange and a phone: the start line of each SIP message, with the time of day in milliseconds. */
export interface SignalWatch {
  readonly url: string;
  /** The first message after `from` that starts like this (a request) or answers an INVITE with it (a status). */
  first(starts: string, from: number): number | null;
  close(): void;
}

/** A WebSocket that passes every message on at once, for an exchange whose wire is to be timed. */
export const watchSignals = async (exchangeUrl: string): Promise<SignalWatch> => {
  const seen: { readonly at: number; readonly text: string }[] = [];
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false) });
  await once(server, 'listening');
  server.on('connection', (phone) => {
    const exchange = new WebSocket(exchangeUrl, 'sip');
    const waiting: string[] = [];
    const note = (text: string): void => void seen.push({ at: performance.timeOrigin + performance.now(), text });
    phone.on('message', (data: Buffer) => {
      const text = data.toString();
      note(text);
      if (exchange.readyState === WebSocket.OPEN) exchange.send(text);
      else waiting.push(text);
    });
    exchange.on('open', () => {
      for (const text of waiting) exchange.send(text);
    });
    exchange.on('message', (data: Buffer) => {
      note(data.toString());
      phone.send(data.toString());
    });
    phone.on('close', () => exchange.close());
    exchange.on('close', () => phone.close());
    for (const socket of [phone, exchange]) socket.on('error', () => socket.terminate());
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    first: (starts, from) => seen.find(({ at, text }) => at >= from && text.startsWith(starts) && /^CSeq: \d+ INVITE/im.test(text))?.at ?? null,
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
};
