import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContractError } from '#contract/errors.ts';
import type { Case, FollowUp, Person } from '#domain/case/case.ts';
import type { CallView } from '#domain/replay/seatView.ts';
import { refusalSentence } from '../seat/refusalSentence.ts';
import { useSeatView } from '../seat/useSeatView.ts';
import { useWorkstation } from '../workstation/workstationContext.ts';

export interface CallBack {
  /** The last call of this seat about this case; null before one was made since the last answer was written. */
  readonly call: CallView | null;
  /** As it goes on record: 0 seconds when nobody answered. */
  readonly record: FollowUp['call'];
  /** Null: dial; otherwise why not. */
  readonly blocked: 'no_number' | 'in_call' | 'no_phone' | null;
  readonly problem: string | null;
  readonly dial: () => void;
  readonly hangUp: () => void;
}

/** Calls the caller of a case from this seat, and knows the call again after a reload: what it is about is on its record. */
export const useCallBack = (state: Case, caller: Person | null): CallBack => {
  const { t } = useTranslation();
  const { followUps, phone } = useWorkstation();
  const view = useSeatView();
  const [problem, setProblem] = useState<string | null>(null);
  const lastAnswer = state.followUps.findLast(({ channel }) => channel !== 'sms')?.at ?? 0;
  const last = view?.call ?? null;
  const own = last !== null && last.direction === 'out' && last.about?.caseId === state.id && last.about.to === 'caller' && last.rangAt > lastAnswer ? last : null;
  const number = (caller?.phone ?? '').replace(/[^\d+*#]/gu, '');
  const busy = last !== null && last.state !== 'ended';
  const seconds = own === null || own.answeredAt === null ? 0 : Math.max(1, Math.round(((own.endedAt ?? Date.now()) - own.answeredAt) / 1_000));
  const blocked = number === '' ? 'no_number' : busy ? 'in_call' : view?.phone.registered === true ? null : 'no_phone';
  return {
    call: own,
    record: own === null ? undefined : { callId: own.callId, seconds },
    blocked,
    problem,
    dial: () => {
      if (blocked !== null) return;
      setProblem(null);
      followUps.call
        .claim({ caseId: state.id })
        .then(() => phone.call.command({ type: 'dial', number, line: state.owner?.line ?? state.intake.line ?? '12345', about: { caseId: state.id, to: 'caller', unitId: null } }))
        .catch((error: unknown) => setProblem(refusalSentence(t, error instanceof ContractError ? error : new ContractError('internal'))));
    },
    hangUp: () => {
      if (own !== null && own.state !== 'ended') phone.call.command({ type: 'hang_up', callId: own.callId }).catch(() => undefined);
    },
  };
};
