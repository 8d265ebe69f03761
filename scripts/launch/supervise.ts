import { fork, type ChildProcess } from 'node:child_process';

export interface Part<Ready> {
  /** Resolves with the first ready message. */
  readonly ready: Promise<Ready>;
  readonly pid: () => number | null;
  stop(): Promise<void>;
}

const longestPause = 10_000;
/** Time a child gets to stop by itself before it is killed. */
const patience = 15_000;

/**
 * Keeps one child process running: forked with an IPC channel whose end tells the child that its parent is gone; started
 * again with back-off when it dies. `onGone` is told why it is being started again. A child that dies before it was ever
 * ready is not tried again: something is wrong that a person must see.
 */
export const supervise = <Ready>(
  entry: URL,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  onGone: (what: string) => void,
): Part<Ready> => {
  let child: ChildProcess | null = null;
  let stopping = false;
  let wasReady = false;
  let pause = 250;
  let settle: (ready: Ready) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const ready = new Promise<Ready>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  // Who waits for another part first must not be ended by this one's refusal: it is heard when `ready` is awaited.
  ready.catch(() => undefined);

  const start = (): void => {
    const current = fork(entry, [...words], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 2, 2, 'ipc'],
      execArgv: [],
      // A group of its own: Ctrl-C in the terminal reaches the launcher alone, which stops its children in order.
      detached: process.platform !== 'win32',
    });
    child = current;
    current.on('message', (message) => {
      if (typeof message !== 'object' || !('ready' in message)) return;
      wasReady = true;
      pause = 250;
      settle(message as Ready);
    });
    current.on('exit', (code, signal) => {
      child = null;
      if (stopping) return;
      if (!wasReady) {
        fail(new Error(`${entry.pathname.split('/').slice(-2).join('/')} ended with ${signal ?? code}`));
        return;
      }
      onGone(`${signal ?? code}`);
      setTimeout(() => stopping || start(), pause);
      pause = Math.min(longestPause, pause * 2);
    });
  };
  start();

  return {
    ready,
    pid: () => child?.pid ?? null,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        const current = child;
        if (current === null || current.exitCode !== null) return resolve();
        const timer = setTimeout(() => current.kill('SIGKILL'), patience);
        current.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        current.kill('SIGTERM');
      }),
  };
};
