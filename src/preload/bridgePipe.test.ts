import { describe, expect, it } from 'vitest';
import { bridgePipe, type DomPort } from './bridgePipe.ts';

const fakePort = () => {
  const sent: unknown[] = [];
  const events = new EventTarget();
  const port: DomPort = {
    postMessage: (message) => sent.push(message),
    close: () => events.dispatchEvent(new Event('close')),
    start: () => undefined,
    addEventListener: (type: string, listener: (event: never) => void) =>
      events.addEventListener(type, (event) => listener(event as never)),
  };
  const arrive = (data: unknown): boolean => events.dispatchEvent(new MessageEvent('message', { data }));
  return { port, sent, arrive };
};

describe('the pipe of a window', () => {
  it('sends what came before its port, in order, and receives', () => {
    let give: (port: DomPort) => void = () => undefined;
    const pipe = bridgePipe((onPort) => (give = onPort));
    pipe.send(1);
    pipe.send(2);
    const { port, sent, arrive } = fakePort();
    give(port);
    pipe.send(3);
    expect(sent).toEqual([1, 2, 3]);

    const received: unknown[] = [];
    arrive('early');
    pipe.onMessage((message) => received.push(message));
    arrive('late');
    expect(received).toEqual(['early', 'late']);
  });

  it('tells once when the port closes', () => {
    const { port } = fakePort();
    const pipe = bridgePipe((onPort) => onPort(port));
    let closed = 0;
    pipe.onClose(() => (closed += 1));
    port.close();
    pipe.close();
    expect(closed).toBe(1);
  });
});
