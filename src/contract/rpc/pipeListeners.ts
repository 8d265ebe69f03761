import type { MessagePipe } from './messagePipe.ts';

/** The listener book-keeping that every pipe shares. Messages that come before anybody listens are kept for the first listener. */
export interface PipeListeners extends Pick<MessagePipe, 'onMessage' | 'onClose'> {
  message(value: unknown): void;
  closed(): void;
  readonly isClosed: boolean;
}

export const createPipeListeners = (): PipeListeners => {
  let onMessage: ((message: unknown) => void) | null = null;
  let early: unknown[] = [];
  const onClose = new Set<() => void>();
  let isClosed = false;

  return {
    get isClosed() {
      return isClosed;
    },
    message: (value) => {
      if (onMessage === null) early.push(value);
      else onMessage(value);
    },
    closed: () => {
      if (isClosed) return;
      isClosed = true;
      for (const listener of [...onClose]) listener();
      onClose.clear();
    },
    onMessage: (listener) => {
      onMessage = listener;
      const waiting = early;
      early = [];
      for (const value of waiting) listener(value);
      return () => {
        if (onMessage === listener) onMessage = null;
      };
    },
    onClose: (listener) => {
      if (isClosed) {
        listener();
        return () => undefined;
      }
      onClose.add(listener);
      return () => onClose.delete(listener);
    },
  };
};
