import type { MessagePipe } from './messagePipe.ts';
import { createPipeListeners } from './pipeListeners.ts';

/** What the browser's MessagePort, Node's and Electron's MessagePortMain have in common once adapted to one listener. */
export interface PortLike {
  postMessage(message: unknown): void;
  listen(onMessage: (message: unknown) => void, onClose: () => void): void;
  close(): void;
}

/** A pipe by structured clone. */
export const messagePortPipe = (port: PortLike): MessagePipe => {
  const listeners = createPipeListeners();
  port.listen(listeners.message, listeners.closed);
  return {
    send: (message) => {
      if (!listeners.isClosed) port.postMessage(message);
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => {
      port.close();
      listeners.closed();
    },
  };
};

/** The part of Node's and Electron's ports that is needed; both are event emitters. */
interface EmitterPort {
  postMessage(message: unknown): void;
  on(event: 'message' | 'close', listener: (message: unknown) => void): unknown;
  close(): void;
}

/** Node's `MessagePort` or `parentPort`. */
export const nodePort = (port: EmitterPort): PortLike => ({
  postMessage: (message) => port.postMessage(message),
  listen: (onMessage, onClose) => {
    port.on('message', onMessage);
    port.on('close', onClose);
  },
  close: () => port.close(),
});

/** Electron's `MessagePortMain` wraps what it receives in an event with `data`. */
export const electronPort = (port: EmitterPort & { start(): void }): PortLike => ({
  postMessage: (message) => port.postMessage(message),
  listen: (onMessage, onClose) => {
    port.on('message', (event) => {
      onMessage(typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined);
    });
    port.on('close', onClose);
    port.start();
  },
  close: () => port.close(),
});
