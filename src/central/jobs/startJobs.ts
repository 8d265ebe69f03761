import { PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { Logger } from 'pino';

/** Work that happens by itself: each job at most once per `everySeconds` over all nodes on the database. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: () => Promise<void>;
}

export interface Jobs {
  stop(): Promise<void>;
}

/**
 * Every node asks for each job in every slot of time; pg-boss makes one job of what they ask for and gives it to one of them.
 * A node that dies in the middle loses nothing: the next slot's job finds what is still to do, as it does after a downtime.
 * @throws when pg-boss cannot make its tables.
 */
export const startJobs = async (pool: pg.Pool, jobs: readonly Job[], log: Logger): Promise<Jobs> => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schedule: false,
    // A database that is away is said once by the pool; here it only means that the next slot comes later.
    persistWarnings: false,
  });
  boss.on('error', (error) => log.warn({ message: error.message }, 'job store'));
  await boss.start();
  const timers: NodeJS.Timeout[] = [];
  for (const { name, everySeconds, run } of jobs) {
    await boss.createQueue(name, { retryLimit: 0, expireInSeconds: 300, deleteAfterSeconds: 3_600, retentionSeconds: 600 });
    await boss.work(name, { pollingIntervalSeconds: Math.max(0.5, everySeconds / 4) }, async () => {
      await run().catch((error: unknown) => log.warn({ job: name, message: error instanceof Error ? error.message : '' }, 'job failed; comes again'));
    });
    const ask = (): void => {
      boss.send(name, null, { singletonKey: name, singletonSeconds: everySeconds }).catch((error: unknown) => {
        log.warn({ job: name, message: error instanceof Error ? error.message : '' }, 'job not asked for; comes again');
      });
    };
    ask();
    timers.push(setInterval(ask, (everySeconds * 1_000) / 2));
  }
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await boss.stop({ graceful: true, timeout: 2_000, close: false });
    },
  };
};
