/** Everything the two halves of the workstation share: a channel for structured-clonable values, in order, at most once. */
export interface MessagePipe {
  /** Throws nothing; a message to a closed pipe is dropped, and the caller learns of it through `onClose`. */
  send(message: unknown): void;
  /** One listener; the returned function removes it. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Called once, also when the pipe is already closed. */
  onClose(listener: () => void): () => void;
  close(): void;
}
