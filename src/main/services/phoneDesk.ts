import type * as z from 'zod';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { phoneService, type PhoneCommand, type sipAccountSchema } from '#contract/workstation/phone.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Line } from '#domain/tenant.ts';
import type { Client, RequireLease } from './client.ts';
import type { SeatDesk } from './seatDesk.ts';

export type SipAccount = z.infer<typeof sipAccountSchema>;

/** Between the phone page, which owns the call, and everybody else at the seat. */
export const createPhoneDesk = (deps: {
  readonly desk: SeatDesk;
  readonly account: SipAccount | null;
  readonly require: RequireLease;
  /** Lines the present user answers. */
  readonly lines: () => readonly Line[];
  readonly mayPauseRecording: (line: Line) => boolean;
  /** A call rings: the form is prepared before anybody answers. */
  readonly onRang: (callId: string) => Promise<void>;
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
          if (happening.type === 'rang' && deps.desk.view.call?.callId === happening.callId) await deps.onRang(happening.callId);
        }
        return {};
      },
      command: (command, client) => {
        deps.require('seat', client);
        const { call } = deps.desk.view;
        if (command.type === 'record' && !command.on && call !== null && !deps.mayPauseRecording(call.line)) {
          throw new ContractError('refused', 'recording_policy', { line: call.line });
        }
        if (phones.size === 0) throw new ContractError('disconnected', 'no_phone');
        for (const send of phones) send(command);
        return Promise.resolve({});
      },
    },
    topics: {
      commands: (_params, emit) => {
        phones.add(emit);
        return () => phones.delete(emit);
      },
      agent: (_params, emit) => {
        let told: AgentState | null = null;
        const tell = (): void => {
          const { state } = deps.desk.view.agent;
          if (state === told) return;
          told = state;
          emit({ state, lines: [...deps.lines()] });
        };
        tell();
        return deps.desk.onEvent(tell);
      },
    },
  });
};
