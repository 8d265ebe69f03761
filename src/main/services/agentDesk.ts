import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { seatService } from '#contract/workstation/seat.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Client, RequireLease } from './client.ts';
import type { SeatDesk } from './seatDesk.ts';

/** Thirty seconds to finish the form before the next call; extended by as much on request. */
const wrapUpTime = 30_000;

/** The agent's state, wrap-up and what the screen notes for replay. */
export const createAgentDesk = (deps: {
  readonly desk: SeatDesk;
  readonly require: RequireLease;
  readonly now: () => Instant;
}): { readonly service: BoundService<Client>; readonly stop: () => void } => {
  const { desk } = deps;
  let timer: NodeJS.Timeout | null = null;

  const finish = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { state, next } = desk.view.agent;
    if (state === 'wrap_up') await desk.happened({ type: 'agent_state_chosen', state: next ?? 'available' });
  };
  const endAt = async (at: Instant): Promise<void> => {
    await desk.happened({ type: 'wrap_up_ends', at });
  };
  const arm = (): void => {
    const { wrapUpEndsAt, state } = desk.view.agent;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (state !== 'wrap_up') return;
    if (wrapUpEndsAt === null) void endAt(deps.now() + wrapUpTime);
    else timer = setTimeout(() => void finish(), Math.max(0, wrapUpEndsAt - deps.now()));
  };
  const unsubscribe = desk.onEvent(({ happening }) => {
    if (['ended', 'wrap_up_ends', 'agent_state_chosen', 'rang'].includes(happening.type)) arm();
  });
  arm();

  return {
    stop: () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    },
    service: bindService(seatService, {
      methods: {
        chooseState: async ({ state }, client: Client) => {
          deps.require('seat', client);
          await desk.happened({ type: 'agent_state_chosen', state });
          return {};
        },
        finishWrapUp: async (_params, client) => {
          deps.require('seat', client);
          await finish();
          return {};
        },
        extendWrapUp: async (_params, client) => {
          deps.require('seat', client);
          if (desk.view.agent.state !== 'wrap_up') throw new ContractError('refused', 'not_in_wrap_up');
          const endsAt = (desk.view.agent.wrapUpEndsAt ?? deps.now()) + wrapUpTime;
          await endAt(endsAt);
          return { endsAt };
        },
        setDisposition: async ({ callId, disposition }, client) => {
          deps.require('seat', client);
          await desk.happened({ type: 'disposition_set', callId, disposition });
          return {};
        },
        note: async ({ events }, client) => {
          deps.require('seat', client);
          await desk.record(events);
          return {};
        },
      },
      topics: {
        stream: (_params, emit) => {
          emit({ type: 'view', view: structuredClone(desk.view) });
          return desk.onEvent((event) => emit({ type: 'event', event }));
        },
      },
    }),
  };
};
