import { connect } from 'node:net';

/** The little of Asterisk's manager interface that the test needs. */
export interface ManagerClient {
  /** @throws when Asterisk answers with an error. */
  send(action: string, fields?: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  onEvent(listener: (event: Readonly<Record<string, string>>) => void): () => void;
  close(): void;
}

export const connectManager = async (port: number, user: string, secret: string): Promise<ManagerClient> => {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<string, { done: (message: Record<string, string>) => void; failed: (error: Error) => void }>();
  const listeners = new Set<(event: Record<string, string>) => void>();
  let count = 0;
  let text = '';
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    text += chunk.toString();
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const lines = text.slice(0, end).split('\r\n').filter((line) => line.includes(': '));
      text = text.slice(end + 4);
      const message = Object.fromEntries(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (message['Event'] !== undefined) for (const listener of listeners) listener(message);
      else if (message['Response'] === 'Error') waiting.get(message['ActionID'] ?? '')?.failed(new Error(message['Message']));
      else waiting.get(message['ActionID'] ?? '')?.done(message);
    }
  });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));

  const send: ManagerClient['send'] = (action, fields = {}) =>
    new Promise((done, failed) => {
      const id = String((count += 1));
      waiting.set(id, { done, failed });
      const lines = Object.entries({ Action: action, ActionID: id, ...fields }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`${lines.join('')}\r\n`);
    });
  await send('Login', { Username: user, Secret: secret });
  return {
    send,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => socket.destroy(),
  };
};
