import { setTimeout as pause } from 'node:timers/promises';
import { ContractError } from '#contract/errors.ts';
import type { CarriedCase, Taker } from '#domain/replay/seatView.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { DraftDesk } from './draftDesk.ts';
import type { SeatDesk } from './seatDesk.ts';

export interface CarriedCases {
  /** The form on screen goes ahead of the caller who is being handed over. Never waited for by the telephone. */
  readonly send: (number: string) => Promise<void>;
  /** A call came with a case: fetched while it rings, gone on with once it is answered. */
  readonly arrived: (callId: string, number: string) => Promise<void>;
  readonly stop: () => void;
}

/** The sender's station is on its way to the central while the call rings already. */
const tries = [0, 400, 800, 1_600];

/**
 * One-key transfer: the case number is in the call's header, the form itself goes through the central. Until the other seat
 * has answered, it stays with who sent it (首接负责); then it goes on there under the same number, and is put away here.
 */
export const createCarriedCases = (deps: {
  readonly desk: SeatDesk;
  readonly central: Pick<CentralClient, 'carry' | 'carried'>;
  readonly drafts: Pick<DraftDesk, 'adopt' | 'read' | 'letGo' | 'openForCall'>;
  /** Whether the case is at this seat already, sent off by whoever had it. */
  readonly isKnown: (number: string) => Promise<boolean>;
  readonly taker: () => Taker | null;
  readonly onFault: (error: unknown) => void;
}): CarriedCases => {
  const { desk, central, drafts } = deps;
  const coming = new Map<string, Promise<CarriedCase | null>>();

  const fetchCase = async (number: string): Promise<CarriedCase | null> => {
    for (const wait of tries) {
      await pause(wait);
      try {
        return await central.carried(number);
      } catch (error) {
        if (error instanceof ContractError && error.kind !== 'not_found') return null;
      }
    }
    return null;
  };

  /** The call is answered: its form, or a new one when none came and none is needed. */
  const goOn = async (callId: string, number: string): Promise<void> => {
    const carried = (await coming.get(callId)) ?? null;
    coming.delete(callId);
    if (desk.view.call?.callId !== callId) return;
    if (carried !== null) {
      await drafts.adopt(carried, callId);
      const { callerPhone = '', callerName = '' } = carried.fields;
      // Who is put through is the caller, whatever colleague the phone rang for.
      if (callerPhone !== '') await desk.happened({ type: 'identified', callId, line: carried.line, number: callerPhone, name: callerName, caseNumber: number });
    } else if (!(await deps.isKnown(number))) await drafts.openForCall(callId);
  };

  const stop = desk.onEvent(({ happening }) => {
    const { call, draft } = desk.view;
    if (happening.type === 'answered' && call?.callId === happening.callId && call.direction === 'in' && call.caseNumber !== null) {
      goOn(call.callId, call.caseNumber).catch(deps.onFault);
    }
    if (happening.type === 'ended') coming.delete(happening.callId);
    const accepted = happening.type === 'transfer' && happening.phase === 'done' && happening.kind !== 'blind' && happening.caseNumber !== undefined;
    if (accepted && draft !== null && draft.submitted === null && draft.number === happening.caseNumber) drafts.letGo(draft.caseId).catch(deps.onFault);
  });

  return {
    stop,
    send: async (number) => {
      const { draft, carried } = desk.view;
      const taker = deps.taker();
      if (draft?.number !== number || draft.submitted !== null || taker === null) return;
      const { caseId, line, fields } = await drafts.read(draft.caseId);
      const before = carried?.number === number ? carried.takers : [];
      await central.carry({ caseId, number, line, fields, takers: [...before, taker] });
    },
    arrived: async (callId, number) => {
      const fetching = fetchCase(number);
      coming.set(callId, fetching);
      const carried = await fetching;
      if (carried !== null && desk.view.call?.callId === callId) await desk.happened({ type: 'case_carried', callId, carried });
    },
  };
};
