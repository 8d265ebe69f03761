import type * as z from 'zod';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { phoneService, type PhoneCommand, type sipAccountSchema } from '#contract/workstation/phone.ts';
import type { SeatHappening } from '#domain/replay/seatEvent.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Line } from '#domain/tenant.ts';
import type { AgentAtExchange } from './agentAtExchange.ts';
import type { Client, RequireLease } from './client.ts';
import type { SeatDesk } from './seatDesk.ts';

export type SipAccount = z.infer<typeof sipAccountSchema>;

/** What a call brings to the desk as soon as it is known who calls. */
export type CallArrival = Extract<SeatHappening, { type: 'rang' | 'identified' }>;

/** Between the phone page, which owns the call, and everybody else at the seat. */
export const createPhoneDesk = (deps: {
  readonly desk: SeatDesk;
  readonly account: SipAccount | null;
  readonly require: RequireLease;
  /** Lines the present user answers. */
  readonly lines: () => readonly Line[];
  readonly mayPauseRecording: (line: Line) => boolean;
  /** A call rings, or was fetched: its form is prepared before anybody speaks. */
  readonly onArrival: (arrival: CallArrival) => Promise<void>;
  /** A case number goes along with a caller: the form has to go ahead of it. */
  readonly onHandOver: (caseNumber: string) => void;
  readonly askLocation: (callId: string) => Promise<void>;
  /** Null where the phone tells the exchange itself. */
  readonly agentAtExchange: Pick<AgentAtExchange, 'byCode' | 'onChange'> | null;
  /** The same for the exchange's own recording. */
  readonly recordingAtExchange: ((callId: string, on: boolean) => Promise<void>) | null;
}): BoundService<Client> => {
  const phones = new Set<(command: PhoneCommand) => void>();

  return bindService(phoneService, {
    methods: {
      account: (_params, client: Client) => {
        deps.require('phone', client);
        return Promise.resolve(deps.account);
      },
      report: async ({ events }, client) => {
        deps.require('phone', client);
        const fresh = await deps.desk.record(events);
        for (const { happening } of fresh) {
          if (happening.type !== 'rang' && happening.type !== 'identified') continue;
          if (deps.desk.view.call?.callId === happening.callId) await deps.onArrival(happening);
        }
        return {};
      },
      askLocation: async ({ callId }, client) => {
        deps.require('seat', client);
        await deps.askLocation(callId);
        return {};
      },
      command: async (command, client) => {
        deps.require('seat', client);
        const { call } = deps.desk.view;
        if (command.type === 'record' && !command.on && call !== null && !deps.mayPauseRecording(call.line)) {
          throw new ContractError('refused', 'recording_policy', { line: call.line });
        }
        if (phones.size === 0) throw new ContractError('disconnected', 'no_phone');
        // The evidence first: a pause that the seat alone keeps would be none.
        if (command.type === 'record') await deps.recordingAtExchange?.(command.callId, command.on);
        for (const send of phones) send(command);
        if ('caseNumber' in command && command.caseNumber !== null) deps.onHandOver(command.caseNumber);
        return {};
      },
    },
    topics: {
      commands: (_params, emit) => {
        phones.add(emit);
        return () => phones.delete(emit);
      },
      agent: (_params, emit) => {
        const { agentAtExchange } = deps;
        let told: AgentState | null = null;
        const tell = (): void => {
          told = deps.desk.view.agent.state;
          emit({ state: told, lines: [...deps.lines()], byCode: agentAtExchange?.byCode ?? null });
        };
        tell();
        const ends = [
          // Chosen once more, it is told once more: that is how somebody mends what the exchange has wrong.
          deps.desk.onEvent(({ happening }) => {
            if (happening.type === 'agent_state_chosen' || deps.desk.view.agent.state !== told) tell();
          }),
          agentAtExchange?.onChange(tell),
        ];
        return () => {
          for (const end of ends) end?.();
        };
      },
    },
  });
};
