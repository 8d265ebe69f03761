import { pushResponseSchema } from '#contract/central/sync.ts';
import { ContractError } from '#contract/errors.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import type { Instant } from '#domain/tenant.ts';
import { createStore, type Store } from '../app/createStore.ts';
import type { CentralClient } from '../central/centralClient.ts';
import type { Alone } from '../vault/createAlone.ts';
import type { Vault } from '../vault/openVault.ts';
import { batchOf, withCommand, withFailure, withResults } from './sendingSteps.ts';
import { nothingWaiting, refusedCommandSchema, waitingCommandSchema, type SendingState } from './waitingCommand.ts';

/** Commands of one user, kept on the phone until the central has them; sending again is harmless (same id). */
export interface Sender {
  readonly state: Pick<Store<SendingState>, 'get' | 'onChange'>;
  /** Answers when the phone's disk has it. @throws DOMException when there is no room. */
  readonly change: (step: (state: SendingState) => SendingState) => Promise<void>;
  readonly add: (envelope: CommandEnvelope) => Promise<void>;
  /**
   * Sends what is due, except what names one of `missing` files. True when the central took or refused something.
   * @throws ContractError when the push failed.
   */
  readonly flush: (missing: ReadonlySet<string>) => Promise<boolean>;
  /** Another tab changed the queue. */
  readonly reload: () => Promise<void>;
}

export const openSender = async (deps: {
  readonly vault: Vault;
  readonly client: CentralClient;
  readonly alone: Alone;
  /** Tells the other tabs. */
  readonly tell: () => void;
  readonly now: () => Instant;
  readonly chance: () => number;
}): Promise<Sender> => {
  const { vault, now, chance } = deps;
  const store = createStore(nothingWaiting);

  // Always from the database, in one transaction with the writing: another tab of the same phone may have written since.
  const change: Sender['change'] = async (step) => {
    const work = vault.transaction(['waiting', 'refused'], 'readwrite', { durability: 'strict' });
    const [waiting, refused] = [work.objectStore('waiting'), work.objectStore('refused')];
    const before = stateOf(await waiting.getAll(), await refused.getAll());
    const after = step(before);
    const isKept = <Row extends { readonly envelope: CommandEnvelope }>(rows: readonly Row[], id: string): boolean =>
      rows.some(({ envelope }) => envelope.id === id);
    for (const row of before.waiting) if (!isKept(after.waiting, row.envelope.id)) void waiting.delete(row.envelope.id);
    for (const row of before.refused) if (!isKept(after.refused, row.envelope.id)) void refused.delete(row.envelope.id);
    for (const row of after.waiting) if (!before.waiting.includes(row)) void waiting.put(row);
    for (const row of after.refused) if (!before.refused.includes(row)) void refused.put(row);
    await work.done;
    if (after === before) return;
    store.set(after);
    deps.tell();
  };
  const reload = async (): Promise<void> => {
    const work = vault.transaction(['waiting', 'refused']);
    store.set(stateOf(await work.objectStore('waiting').getAll(), await work.objectStore('refused').getAll()));
  };
  await reload();

  return {
    state: store,
    change,
    reload,
    add: (envelope) => change((state) => withCommand(state, envelope)),
    flush: async (missing) => {
      let answered = false;
      if (batchOf(store.get(), now(), missing).length === 0) return answered;
      await deps.alone('sending', async () => {
        await reload();
        const batch = batchOf(store.get(), now(), missing);
        if (batch.length === 0) return;
        try {
          const body = { commands: batch.map(({ envelope }) => envelope) };
          const { results } = await deps.client.call({ method: 'POST', path: '/api/commands', body }, pushResponseSchema);
          await change((state) => withResults(state, results, now(), chance()));
          answered = true;
        } catch (error) {
          const known = error instanceof ContractError ? error : new ContractError('internal');
          await change((state) => withFailure(state, batch, known.kind, now(), chance()));
          throw known;
        }
      });
      return answered;
    },
  };
};

/** Rows of another shape stay where they are; a page that knows them will send them. */
const stateOf = (waiting: readonly unknown[], refused: readonly unknown[]): SendingState => ({
  waiting: waiting.flatMap((row) => waitingCommandSchema.safeParse(row).data ?? []).sort((left, right) => left.entry.position - right.entry.position),
  refused: refused.flatMap((row) => refusedCommandSchema.safeParse(row).data ?? []),
});
