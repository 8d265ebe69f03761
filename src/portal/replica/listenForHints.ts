import { hintSchema } from '#contract/central/sync.ts';
import { jsonOf } from '../central/callCentral.ts';

/**
 * The hint channel: says at once that there is news. Nothing rests on it; polling finds the same a little later.
 * `onHint` gets the epoch and head of the feed. Answers the function that ends it.
 */
export const listenForHints = (deps: {
  readonly url: string;
  /** The access token now; null while nobody is signed in. */
  readonly token: () => string | null;
  readonly onHint: (epoch: string, head: number) => void;
}): (() => void) => {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let over = false;

  const again = (): void => {
    if (over) return;
    tries += 1;
    // Half of the wait at random: a city's phones must not come back in one beat.
    const wait = Math.min(30_000, 1_000 * 2 ** Math.min(tries, 5));
    timer = setTimeout(open, wait / 2 + (wait / 2) * Math.random());
  };
  const open = (): void => {
    const token = deps.token();
    if (token === null) return again();
    // A browser's WebSocket sends no headers; the token travels as an offered subprotocol, not in the logged address.
    socket = new WebSocket(deps.url, ['lianxi', `token.${token}`]);
    socket.onmessage = (event) => {
      const hint = hintSchema.safeParse(jsonOf(String(event.data)));
      if (!hint.success) return;
      tries = 0;
      deps.onHint(hint.data.epoch, hint.data.head);
    };
    socket.onclose = again;
  };

  open();
  return () => {
    over = true;
    clearTimeout(timer);
    socket?.close();
  };
};
