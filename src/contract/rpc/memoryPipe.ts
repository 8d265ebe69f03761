import type { MessagePipe } from './messagePipe.ts';
import { createPipeListeners } from './pipeListeners.ts';

/** Two ends in one thread. Delivery is asynchronous, as on every other pipe, so that no code comes to rely on re-entrancy. */
export const createMemoryPipes = (): [MessagePipe, MessagePipe] => {
  const left = createPipeListeners();
  const right = createPipeListeners();

  const close = (): void => {
    left.closed();
    right.closed();
  };
  const end = (mine: typeof left, other: typeof left): MessagePipe => ({
    send: (message) => {
      if (!mine.isClosed) void Promise.resolve().then(() => (other.isClosed ? undefined : other.message(message)));
    },
    onMessage: mine.onMessage,
    onClose: mine.onClose,
    close,
  });
  return [end(left, right), end(right, left)];
};
