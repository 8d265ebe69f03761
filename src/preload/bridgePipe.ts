import type { MessagePipe } from '#contract/rpc/messagePipe.ts';
import { createPipeListeners } from '#contract/rpc/pipeListeners.ts';

/** Channel on which the main process hands a window its port. */
export const pipeChannel = 'lianxi:pipe';

/** The part of the DOM's MessagePort that is needed. */
export interface DomPort {
  postMessage(message: unknown): void;
  close(): void;
  start(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

/**
 * A pipe that may be used before its port has arrived: what is sent early goes out when it does. Plain functions only, as
 * the context bridge copies nothing else.
 */
export const bridgePipe = (waitForPort: (onPort: (port: DomPort) => void) => void): MessagePipe => {
  const listeners = createPipeListeners();
  const early: unknown[] = [];
  let port: DomPort | null = null;

  waitForPort((given) => {
    port = given;
    given.addEventListener('message', ({ data }) => listeners.message(data));
    given.addEventListener('close', listeners.closed);
    given.start();
    for (const message of early.splice(0)) given.postMessage(message);
  });

  return {
    send: (message) => {
      if (port === null) early.push(message);
      else if (!listeners.isClosed) port.postMessage(message);
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => {
      port?.close();
      listeners.closed();
    },
  };
};
