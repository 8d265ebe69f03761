import { parentPort, Worker } from 'node:worker_threads';
import { ContractError, wireErrorSchema, type WireError } from '#contract/errors.ts';

/** A store's methods, each taking one structured-clonable argument. */
type Api = Readonly<Record<string, (argument: never) => unknown>>;

/** The same methods from another thread. */
export type Remote<Methods extends Api> = {
  readonly [Method in keyof Methods]: (
    argument: Parameters<Methods[Method]>[0],
  ) => Promise<Awaited<ReturnType<Methods[Method]>>>;
};

export interface RemoteWorker<Methods extends Api> {
  readonly calls: Remote<Methods>;
  stop(): Promise<void>;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WireError };

/** In the worker: answers calls one after another, in order. */
export const serveCalls = <Methods extends Api>(methods: Methods): void => {
  parentPort?.on('message', ({ id, method, argument }: Call) => {
    const answer = (reply: Answer): void => parentPort?.postMessage(reply);
    try {
      const run = methods[method] as ((argument: unknown) => unknown) | undefined;
      if (run === undefined) throw new ContractError('unknown_method', method);
      answer({ id, value: run(argument) });
    } catch (error) {
      answer({ id, error: wireErrorOf(error) });
    }
  });
};

const wireErrorOf = (error: unknown): WireError => {
  if (error instanceof ContractError) return error.toWire();
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  const kind = code === 'SQLITE_FULL' ? 'disk_full' : 'internal';
  return { kind, code: code ?? 'internal', detail: { message: (message ?? '').slice(0, 300) } };
};

/**
 * Starts a worker and calls it. A worker that dies fails what was waiting with `internal` and tells `onExit`; nothing is
 * retried silently.
 */
export const startWorker = <Methods extends Api>(
  url: URL,
  workerData: unknown,
  onExit: (error: Error) => void,
): RemoteWorker<Methods> => {
  const worker = new Worker(url, { workerData });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let stopping = false;

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    if (!stopping) onExit(error);
  };
  worker.on('message', (answer: Answer) => {
    const caller = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) caller?.reject(ContractError.fromWire(wireErrorSchema.parse(answer.error)));
    else caller?.resolve(answer.value);
  });
  worker.on('error', (error: Error) => failAll(error));
  worker.on('exit', () => failAll(new ContractError('internal', 'worker_ended')));

  const call = (method: string, argument: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, method, argument } satisfies Call);
    });

  return {
    // The methods are known by their type alone; a proxy spares a list that could fall behind it.
    calls: new Proxy({} as Remote<Methods>, {
      get: (_target, method) => (argument: unknown) => call(String(method), argument),
    }),
    stop: async () => {
      stopping = true;
      await worker.terminate();
    },
  };
};
