import { ContractError, errorKinds } from '#contract/errors.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Line } from '#domain/tenant.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { SeatDesk } from './seatDesk.ts';

/** States an exchange sees by itself: it knows who rings and who speaks. */
const seenThere: readonly AgentState[] = ['ringing', 'talking', 'held'];
const againAfter = 5_000;

export interface AgentAtExchange {
  /** The feature code the phone shall dial, since the central cannot be reached; null while it can, or was not needed. */
  readonly byCode: 'pause' | 'ready' | null;
  readonly onChange: (listener: () => void) => () => void;
  readonly stop: () => void;
}

/**
 * An exchange that listens to no MESSAGE (Asterisk) is told who takes calls by the central (QueuePause); while that is away, by
 * a feature code that the seat dials. The newest state wins; one that was not taken is told again.
 */
export const tellExchange = (deps: {
  readonly desk: SeatDesk;
  readonly central: Pick<CentralClient, 'seatState'>;
  readonly lines: () => readonly Line[];
}): AgentAtExchange => {
  const { desk, central } = deps;
  const listeners = new Set<() => void>();
  let told: AgentState | null = null;
  let byCode: 'pause' | 'ready' | null = null;
  let timer: NodeJS.Timeout | null = null;
  let busy = false;

  const setCode = (code: 'pause' | 'ready' | null): void => {
    if (byCode === code) return;
    byCode = code;
    for (const listener of listeners) listener();
  };

  const tell = async (): Promise<void> => {
    const { state } = desk.view.agent;
    if (busy || state === told || seenThere.includes(state)) return;
    busy = true;
    try {
      await central.seatState(state, deps.lines());
      told = state;
      setCode(null);
    } catch (error) {
      const away = !(error instanceof ContractError) || errorKinds[error.kind].retryable;
      if (away) setCode(state === 'available' ? 'ready' : 'pause');
      timer = setTimeout(() => void tell(), againAfter);
    } finally {
      busy = false;
    }
    if (desk.view.agent.state !== told && timer === null) await tell();
  };
  const ask = (again: boolean): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (again) told = null;
    void tell();
  };
  const end = desk.onEvent(({ happening }) => ask(happening.type === 'agent_state_chosen'));
  ask(false);

  return {
    get byCode() {
      return byCode;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      end();
      if (timer !== null) clearTimeout(timer);
    },
  };
};
