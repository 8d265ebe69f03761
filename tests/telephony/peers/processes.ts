import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A process with everything it forks, ended and stopped as one by its process group. */
export interface ProcessGroup {
  signal(signal: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  readonly running: boolean;
  /** What it printed. */
  log(): string;
  /** SIGTERM, and SIGKILL for what is left after two seconds. */
  end(): Promise<void>;
}

const groups = new Set<ProcessGroup>();

/** Nothing this test started survives it, whatever ends the test. */
process.on('exit', () => {
  for (const group of groups) group.signal('SIGKILL');
});

export const startGroup = (command: string, words: readonly string[], logFile: string, env: NodeJS.ProcessEnv = process.env): ProcessGroup => {
  const out = openSync(logFile, 'w');
  const child: ChildProcess = spawn(command, words, { detached: true, stdio: ['ignore', out, out], env });
  closeSync(out);
  let failed = '';
  child.on('error', (error) => {
    failed = error.message;
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The whole group has ended already.
    }
  };
  const group: ProcessGroup = {
    signal: signalGroup,
    get running() {
      return child.exitCode === null && child.signalCode === null && failed === '';
    },
    log: () => failed + readFileSync(logFile, 'utf8').slice(-4_000),
    end: async () => {
      signalGroup('SIGCONT');
      signalGroup('SIGTERM');
      await Promise.race([ended, pause(2_000)]);
      signalGroup('SIGKILL');
      if (failed === '') await ended;
      groups.delete(group);
    },
  };
  groups.add(group);
  return group;
};

/** Resolves when something listens there. @throws when the process ended first, or after 20 s. */
export const untilListening = async (port: number, group: ProcessGroup): Promise<void> => {
  for (let waited = 0; waited < 20_000; waited += 100) {
    if (!group.running) throw new Error(`ended before it listened on ${port}: ${group.log()}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (open) return;
    await pause(100);
  }
  throw new Error(`nothing listens on ${port}: ${group.log()}`);
};
