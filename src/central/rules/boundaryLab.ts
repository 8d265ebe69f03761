import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { LabRow, LabState } from '#contract/central/lab.ts';
import { ContractError } from '#contract/errors.ts';
import { changeOf, isUnsafe, labReport, type LabTrial, type LabWord } from '#domain/boundary/labReport.ts';
import type { Instant, Line } from '#domain/tenant.ts';
import type { LabInput, LabWorkerData } from './labWorker.ts';
import { countCases, maskTexts, pastCases, type PastCase } from './pastCases.ts';

export interface BoundaryLab {
  /** Answers at once; the run goes on beside everything else. @throws ContractError busy. */
  start(baseVersion: string, rules: LabWorkerData): string;
  /** `line` limits the examples to that line's cases; the figures are over all. @throws ContractError not_found. */
  state(labId: string, line: Line | null): LabState;
  cancel(labId: string): void;
  stop(): void;
}

interface Run {
  state: LabState;
  cancelled: boolean;
}

const batchSize = 500;
const mostRunning = 2;
const mostKept = 20;
/** Examples that somebody may really read; the report counts all. */
const mostRows = 500;

/** Runs drafts over past cases: cases in batches, the rules in a worker thread of their own, which ends with the run. */
export const createBoundaryLab = (deps: {
  readonly pool: pg.Pool;
  readonly tenant: string;
  readonly now: () => Instant;
  readonly onFault: (error: unknown) => void;
}): BoundaryLab => {
  const runs = new Map<string, Run>();

  const run = async (current: Run, data: LabWorkerData): Promise<void> => {
    const worker = new Worker(new URL('./labWorker.ts', import.meta.url), { workerData: data });
    try {
      const total = await countCases(deps.pool, deps.tenant);
      current.state = { ...current.state, total };
      const trials: LabTrial[] = [];
      const changed: { readonly past: PastCase; readonly trial: LabTrial }[] = [];
      for (let after = firstId; ; ) {
        const batch = await pastCases(deps.pool, deps.tenant, after, batchSize);
        const last = batch.at(-1);
        if (last === undefined || current.cancelled) break;
        const words = await judged(worker, batch.map(({ input }) => input));
        batch.forEach((past, index) => {
          const word = words[index];
          if (word === undefined) return;
          const trial = { caseId: past.caseId, final: past.final, ...word };
          trials.push(trial);
          if (changeOf(trial) !== null) changed.push({ past, trial });
        });
        current.state = { ...current.state, done: trials.length };
        after = last.caseId;
      }
      if (current.cancelled) return;
      current.state = { ...current.state, status: 'done', total: trials.length, report: labReport(trials), rows: await rowsOf(changed) };
    } finally {
      await worker.terminate();
    }
  };

  const rowsOf = async (changed: readonly { readonly past: PastCase; readonly trial: LabTrial }[]): Promise<readonly LabRow[]> => {
    const rank = { broken: 0, mended: 1, moved: 2 } as const;
    const rows = changed
      .map(({ past: { caseId, number, input }, trial }) => ({
        caseId,
        number,
        line: input.line,
        text: input.text,
        before: trial.before,
        after: trial.after,
        final: trial.final,
        change: changeOf(trial) ?? ('moved' as const),
        unsafe: isUnsafe(trial),
      }))
      .sort((left, right) => Number(right.unsafe) - Number(left.unsafe) || rank[left.change] - rank[right.change])
      .slice(0, mostRows);
    const masked = await maskTexts(deps.pool, deps.tenant, new Map(rows.map(({ caseId, text }) => [caseId, text.slice(0, 200)])));
    return rows.map((row) => ({ ...row, text: masked.get(row.caseId) ?? '' }));
  };

  const find = (labId: string): Run => {
    const found = runs.get(labId);
    if (found === undefined) throw new ContractError('not_found', 'lab');
    return found;
  };

  return {
    start: (baseVersion, data) => {
      if ([...runs.values()].filter(({ state }) => state.status === 'running').length >= mostRunning) throw new ContractError('busy', 'lab_busy');
      const labId = uuidv7();
      const current: Run = {
        cancelled: false,
        state: { labId, status: 'running', done: 0, total: 0, startedAt: deps.now(), baseVersion, report: null, rows: [] },
      };
      runs.set(labId, current);
      for (const old of [...runs.keys()].slice(0, Math.max(0, runs.size - mostKept))) runs.delete(old);
      run(current, data).catch((error: unknown) => {
        current.state = { ...current.state, status: 'failed' };
        deps.onFault(error);
      });
      return labId;
    },
    state: (labId, line) => {
      const { state } = find(labId);
      return line === null ? state : { ...state, rows: state.rows.filter((row) => row.line === line) };
    },
    cancel: (labId) => {
      const current = find(labId);
      current.cancelled = true;
      if (current.state.status === 'running') current.state = { ...current.state, status: 'cancelled' };
    },
    stop: () => {
      for (const current of runs.values()) current.cancelled = true;
    },
  };
};

const firstId = '00000000-0000-0000-0000-000000000000';

const judged = (worker: Worker, inputs: readonly LabInput[]): Promise<readonly { readonly before: LabWord; readonly after: LabWord }[]> =>
  new Promise((resolve, reject) => {
    const done = (): void => {
      worker.off('message', answered);
      worker.off('error', failed);
    };
    const answered = (words: readonly { readonly before: LabWord; readonly after: LabWord }[]): void => {
      done();
      resolve(words);
    };
    const failed = (error: Error): void => {
      done();
      reject(error);
    };
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(inputs);
  });
