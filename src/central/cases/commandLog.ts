import type pg from 'pg';
import type { CommandResult } from '#contract/central/sync.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { TextRules } from '#domain/case/textMessages.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Arrived } from './arrived.ts';
import { decideBatch } from './decideBatch.ts';
import { loadBatch } from './loadBatch.ts';
import { storeBatch } from './storeBatch.ts';

export interface CommandLog {
  /** Decides and stores in order; idempotent by command id. Rejects only when the database cannot be reached. */
  push(arrived: readonly Arrived[]): Promise<readonly CommandResult[]>;
  /** Called after every commit with the new head of the feed. */
  onCommit(listener: (head: number) => void): () => void;
}

interface Waiting {
  readonly arrived: Arrived;
  readonly resolve: (result: CommandResult) => void;
  readonly reject: (error: unknown) => void;
}

const batchSize = 500;
/** A lost race between two nodes is decided again on the new state. */
const triesOnConflict = 4;
const uniqueViolation = '23505';

/**
 * The write path: whatever is waiting goes into one transaction, so that the feed's counter row is locked once a batch
 * and not once a command. The counter is taken last and held until the commit, which makes the feed gapless.
 */
export const createCommandLog = (deps: {
  readonly pool: pg.Pool;
  readonly tenant: string;
  readonly context: () => DecideContext;
  /** What is written to callers. */
  readonly texts: TextRules;
  readonly now: () => Instant;
}): CommandLog => {
  const waiting: Waiting[] = [];
  const listeners = new Set<(head: number) => void>();
  let working = false;

  const commit = async (batch: readonly Arrived[]): Promise<readonly CommandResult[]> => {
    const client = await deps.pool.connect();
    try {
      await client.query('begin');
      const now = deps.now();
      const context = deps.context();
      const loaded = await loadBatch(client, deps.tenant, batch, now);
      const decided = decideBatch(batch, loaded, context, now);
      const { results, head } = await storeBatch(client, deps.tenant, decided, context, deps.texts);
      await client.query('commit');
      if (head !== null) for (const listener of listeners) listener(head);
      return results;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  };

  const commitWithRetry = async (batch: readonly Arrived[]): Promise<readonly CommandResult[]> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await commit(batch);
      } catch (error) {
        if (codeOf(error) !== uniqueViolation || tries === triesOnConflict) throw error;
      }
    }
  };

  /** One bad command must not take its neighbours with it: the batch is redone one by one. */
  const commitOneByOne = async (batch: readonly Waiting[]): Promise<void> => {
    for (const { arrived, resolve, reject } of batch) {
      try {
        const [result] = await commitWithRetry([arrived]);
        if (result !== undefined) resolve(result);
      } catch (error) {
        if (isDatabaseAnswer(error)) resolve(poisoned(arrived));
        else reject(error);
      }
    }
  };

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchSize);
      try {
        const results = await commitWithRetry(batch.map(({ arrived }) => arrived));
        batch.forEach(({ resolve }, index) => {
          const result = results[index];
          if (result !== undefined) resolve(result);
        });
      } catch (error) {
        if (isDatabaseAnswer(error)) await commitOneByOne(batch);
        else for (const { reject } of batch) reject(error);
      }
    }
  };

  return {
    push: (arrived) => {
      const results = arrived.map(
        (each) => new Promise<CommandResult>((resolve, reject) => waiting.push({ arrived: each, resolve, reject })),
      );
      if (!working) {
        working = true;
        // The next turn of the loop: what other requests bring meanwhile joins the batch.
        setImmediate(() => void work().finally(() => (working = false)));
      }
      return Promise.all(results);
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** SQLSTATE codes have five characters; connection classes 08 and 57 mean that the server went away. */
const isDatabaseAnswer = (error: unknown): boolean => {
  const code = codeOf(error);
  return code !== null && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57)/.test(code);
};

const poisoned = ({ envelope }: Arrived): CommandResult => ({
  status: 'refused',
  id: envelope.id,
  error: { kind: 'internal', code: 'not_storable', detail: {} },
});
