import { webReceiptSchema } from '#contract/central/webReports.ts';
import { ContractError, errorKinds } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { createStore, type Store } from '../app/createStore.ts';
import { digestOf, sendFile } from '../files/sendFile.ts';
import { emptyReport, reportOf, type Kept, type KeptReport, type SentReport } from './keptReport.ts';
import type { WebClient } from './webClient.ts';

/** How the report stands. `waiting`: it lies here and goes by itself when there is a network. */
export type Phase = 'writing' | 'sending' | 'waiting';

export interface CitizenState {
  readonly report: KeptReport;
  readonly phase: Phase;
  /** Photos that have gone, of all. */
  readonly gone: number;
  readonly problem: ContractError | null;
  /** Just arrived; until the next one is begun. */
  readonly receipt: SentReport | null;
  readonly sent: readonly SentReport[];
}

export interface CitizenDesk {
  readonly client: WebClient;
  readonly state: Pick<Store<CitizenState>, 'get' | 'onChange'>;
  readonly edit: (change: (report: KeptReport) => KeptReport) => void;
  readonly addPhoto: (content: Blob) => Promise<void>;
  readonly send: () => void;
  /** Takes back what waits, to change it. */
  readonly takeBack: () => void;
  readonly beginAnother: () => void;
  readonly forgetSent: () => void;
  /** Tries again what waits, until the returned function is called. */
  readonly start: () => () => void;
}

const tryEvery = 15_000;

export const openCitizenDesk = async (deps: {
  readonly client: WebClient;
  readonly kept: Kept;
  readonly now: () => Instant;
  readonly newId: () => string;
}): Promise<CitizenDesk> => {
  const { client, kept, now, newId } = deps;
  const first = (await kept.read()) ?? emptyReport(newId());
  const store = createStore<CitizenState>({
    report: first, phase: first.submitted ? 'waiting' : 'writing', gone: 0, problem: null, receipt: null, sent: await kept.readSent(),
  });
  const set = (change: Partial<CitizenState>): void => store.set({ ...store.get(), ...change });
  let writing: Promise<void> = Promise.resolve();
  const keep = (report: KeptReport): Promise<void> => {
    set({ report });
    writing = writing.then(() => kept.write(report)).catch(() => set({ problem: new ContractError('disk_full') }));
    return writing;
  };

  const deliver = async (report: KeptReport): Promise<SentReport> => {
    for (const [index, { fileId, content, sha256 }] of report.photos.entries()) {
      await sendFile(client, { path: `/api/public/uploads/${fileId}?report=${report.reportId}`, content, sha256 }, () => undefined);
      set({ gone: index + 1 });
    }
    const receipt = await client.call({ method: 'POST', path: '/api/public/reports', body: reportOf(report) }, webReceiptSchema);
    return { ...receipt, title: report.text.trim().slice(0, 30), at: now() };
  };
  const attempt = async (): Promise<void> => {
    const { report, phase } = store.get();
    if (!report.submitted || phase === 'sending') return;
    set({ phase: 'sending', gone: 0, problem: null });
    await writing;
    try {
      const receipt = await deliver(report);
      const sent = [receipt, ...store.get().sent].slice(0, 20);
      await kept.writeSent(sent);
      client.forget();
      await keep(emptyReport(newId()));
      set({ phase: 'writing', receipt, sent });
    } catch (error) {
      const problem = error instanceof ContractError ? error : new ContractError('internal');
      // What may pass by itself is tried again; what the writer must mend is given back to him.
      if (errorKinds[problem.kind].retryable) set({ phase: 'waiting', problem });
      else {
        await keep({ ...report, submitted: false });
        set({ phase: 'writing', problem });
      }
    }
  };

  return {
    client,
    state: store,
    edit: (change) => void keep(change(store.get().report)),
    addPhoto: async (content) => {
      const photo = { fileId: newId(), at: now(), content, sha256: await digestOf(content) };
      const { report } = store.get();
      await keep({ ...report, photos: [...report.photos, photo] });
    },
    send: () => void keep({ ...store.get().report, submitted: true }).then(attempt),
    takeBack: () => {
      void keep({ ...store.get().report, submitted: false });
      set({ phase: 'writing', problem: null });
    },
    beginAnother: () => set({ receipt: null, problem: null }),
    forgetSent: () => {
      set({ sent: [] });
      void kept.writeSent([]);
    },
    start: () => {
      const again = (): void => void attempt();
      again();
      const timer = setInterval(again, tryEvery);
      addEventListener('online', again);
      return () => {
        clearInterval(timer);
        removeEventListener('online', again);
      };
    },
  };
};
