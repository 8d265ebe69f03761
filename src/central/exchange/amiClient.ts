import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createAmiReader, writeAction, type AmiMessage } from './amiFrames.ts';
import { createBackOff } from './backOff.ts';

export interface AmiClient {
  /** @throws Error when Asterisk refuses, does not answer, is away, or too much is under way already. */
  act(action: AmiMessage): Promise<AmiMessage>;
  stop(): void;
}

export interface AmiEvents {
  /** Logged in: what is asked here comes before any further event. */
  readonly onReady: (client: AmiClient) => void;
  readonly onLost: (why: string) => void;
  readonly onEvent: (event: AmiMessage) => void;
}

/** Not even the answer to a Ping in this time: a stopped Asterisk keeps its sockets open for ever. */
const longestAnswer = 5_000;
const pingEvery = 10_000;
/** Back-pressure: more than this is refused rather than piled up before a slow Asterisk. */
const mostUnderWay = 100;

interface Waiting {
  readonly done: (message: AmiMessage) => void;
  readonly failed: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Asterisk's manager interface over `ami://user@host:port` or, with TLS, `amis://…`; logs in again with back-off whenever it is lost. */
export const openAmiClient = (address: URL, secret: string, events: AmiEvents): AmiClient => {
  const waiting = new Map<string, Waiting>();
  let socket: Socket | null = null;
  let isReady = false;
  let isFull = false;
  let count = 0;

  const send = (fields: AmiMessage): Promise<AmiMessage> =>
    new Promise((done, failed) => {
      if (socket === null || isFull || waiting.size >= mostUnderWay) {
        failed(new Error(socket === null ? 'Asterisk is away' : 'too much under way with Asterisk'));
        return;
      }
      count += 1;
      const id = `lianxi-${count}`;
      const timer = setTimeout(() => {
        waiting.delete(id);
        failed(new Error('no answer from Asterisk'));
      }, longestAnswer);
      waiting.set(id, { done, failed, timer });
      isFull = !socket.write(writeAction({ ...fields, ActionID: id }));
    });
  const take = (message: AmiMessage): void => {
    const { Response: response, ActionID: id = '', Event: event } = message;
    // OriginateResponse is an event that carries the word Response.
    if (response === undefined || event !== undefined) {
      if (isReady) events.onEvent(message);
      return;
    }
    const asked = waiting.get(id);
    if (asked === undefined) return;
    waiting.delete(id);
    clearTimeout(asked.timer);
    if (response === 'Error') asked.failed(new Error(message['Message'] ?? 'refused'));
    else asked.done(message);
  };

  const backOff = createBackOff(() => {
    const options = { host: address.hostname, port: Number(address.port === '' ? 5_038 : address.port) };
    const current = address.protocol === 'amis:' ? connectTls({ ...options, servername: address.hostname }) : connectTcp(options);
    const read = createAmiReader();
    let why = 'closed';
    current.setKeepAlive(true, pingEvery);
    current.on(address.protocol === 'amis:' ? 'secureConnect' : 'connect', () => {
      socket = current;
      isFull = false;
      send({ Action: 'Login', Username: decodeURIComponent(address.username), Secret: secret, Events: 'agent,call,dtmf' }).then(
        () => {
          isReady = true;
          backOff.succeeded();
          events.onReady(client);
        },
        (error: unknown) => current.destroy(error instanceof Error ? error : undefined),
      );
    });
    current.on('drain', () => {
      isFull = false;
    });
    current.on('data', (chunk: Buffer) => {
      try {
        for (const message of read(chunk)) take(message);
      } catch (error) {
        current.destroy(error instanceof Error ? error : undefined);
      }
    });
    current.on('error', (error: Error) => {
      why = error.message;
    });
    current.on('close', () => {
      if (socket === current) socket = null;
      isReady = false;
      for (const { failed, timer } of waiting.values()) {
        clearTimeout(timer);
        failed(new Error('Asterisk is away'));
      }
      waiting.clear();
      events.onLost(why);
      backOff.failed();
    });
  });
  const ping = setInterval(() => {
    if (isReady) send({ Action: 'Ping' }).catch(() => socket?.destroy(new Error('Asterisk does not answer')));
  }, pingEvery);

  const client: AmiClient = {
    act: (action) => (isReady ? send(action) : Promise.reject(new Error('Asterisk is away'))),
    stop: () => {
      clearInterval(ping);
      backOff.stop();
      socket?.destroy();
    },
  };
  return client;
};
