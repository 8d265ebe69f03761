import type { MessagePipe } from './messagePipe.ts';
import { createPipeListeners } from './pipeListeners.ts';

/** The part of a WebSocket that both the browser's and the `ws` library's offer. */
export interface SocketLike {
  readonly readyState: number;
  send(data: string): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close' | 'error', listener: () => void): void;
}

const open = 1;

/**
 * A pipe of JSON text frames over an open WebSocket. A frame that is not JSON arrives as `undefined`, so that the
 * receiver refuses it with `invalid_message`; binary frames likewise.
 */
export const webSocketPipe = (socket: SocketLike): MessagePipe => {
  const listeners = createPipeListeners();
  socket.addEventListener('message', ({ data }) => listeners.message(parse(data)));
  socket.addEventListener('close', listeners.closed);
  socket.addEventListener('error', listeners.closed);
  return {
    send: (message) => {
      if (socket.readyState === open) socket.send(JSON.stringify(message));
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => {
      socket.close();
      listeners.closed();
    },
  };
};

const parse = (data: unknown): unknown => {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};
