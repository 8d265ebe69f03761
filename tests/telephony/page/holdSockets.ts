/** Lets a test cut the page's WebSockets, as a network does that vanishes. Must run before the first is opened. */
export const holdSockets = (): (() => void) => {
  const sockets = new Set<WebSocket>();
  window.WebSocket = class extends WebSocket {
    constructor(...words: ConstructorParameters<typeof WebSocket>) {
      super(...words);
      sockets.add(this);
      this.addEventListener('close', () => sockets.delete(this));
    }
  };
  return () => {
    for (const socket of sockets) socket.close(4_000, 'cut by the test');
  };
};
