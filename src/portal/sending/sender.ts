import { pushResponseSchema } from '#contract/central/sync.ts';
import { ContractError } from '#contract/errors.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import type { Instant } from '#domain/tenant.ts';
import { createStore, type Store } from '../app/createStore.ts';
import { jsonOf } from '../central/callCentral.ts';
import type { CentralClient } from '../central/centralClient.ts';
import { batchOf, withCommand, withFailure, withResults } from './sendingSteps.ts';
import { nothingWaiting, sendingStateSchema, type SendingState } from './waitingCommand.ts';

/** Commands of one user, kept on the phone until the central has them; sending again is harmless (same id). */
export interface Sender {
  readonly state: Pick<Store<SendingState>, 'get' | 'onChange'>;
  readonly change: (step: (state: SendingState) => SendingState) => void;
  readonly add: (envelope: CommandEnvelope) => void;
  /** Sends what is due. True when the central took or refused something. @throws ContractError when the push failed. */
  readonly flush: () => Promise<boolean>;
  /** Another tab changed the queue. */
  readonly reload: () => void;
  readonly key: string;
}

export const createSender = (deps: {
  readonly userId: string;
  readonly storage: Storage;
  readonly client: CentralClient;
  readonly now: () => Instant;
  readonly chance: () => number;
}): Sender => {
  const key = `lianxi.portal.sending.${deps.userId}`;
  const read = (): SendingState => sendingStateSchema.safeParse(jsonOf(deps.storage.getItem(key) ?? '')).data ?? nothingWaiting;
  const store = createStore(read());
  // Always from storage: another tab of the same phone may have written since.
  const change: Sender['change'] = (step) => {
    const before = read();
    const after = step(before);
    if (after === before) return;
    deps.storage.setItem(key, JSON.stringify(after));
    store.set(after);
  };
  let sending = false;

  return {
    key,
    state: store,
    change,
    reload: () => store.set(read()),
    add: (envelope) => change((state) => withCommand(state, envelope)),
    flush: async () => {
      const batch = batchOf(store.get(), deps.now());
      if (sending || batch.length === 0) return false;
      sending = true;
      try {
        const body = { commands: batch.map(({ envelope }) => envelope) };
        const { results } = await deps.client.call({ method: 'POST', path: '/api/commands', body }, pushResponseSchema);
        change((state) => withResults(state, results, deps.now(), deps.chance()));
        return true;
      } catch (error) {
        const known = error instanceof ContractError ? error : new ContractError('internal');
        change((state) => withFailure(state, batch, known.kind, deps.now(), deps.chance()));
        throw known;
      } finally {
        sending = false;
      }
    },
  };
};
