import type { CaseCommand } from '#domain/case/command.ts';
import type { CallAbout } from '#domain/replay/seatView.ts';
import type { Instant } from '#domain/tenant.ts';
import type { SeatDesk } from './seatDesk.ts';

interface Dialled {
  readonly about: CallAbout;
  readonly answeredAt: Instant | null;
}

/**
 * A call that was dialled for a case is on the case's record when it is over: whom, whether anybody answered, how long. Nobody
 * types it, so it is evidence of contact. Returns how to stop.
 */
export const recordCalls = (deps: {
  readonly desk: SeatDesk;
  readonly submit: (caseId: string, command: CaseCommand) => Promise<unknown>;
  readonly onRefused: (error: unknown, caseId: string) => void;
}): (() => void) => {
  const { desk } = deps;
  const dialled = new Map<string, Dialled>();
  const { call } = desk.view;
  // The station was started anew in mid-call.
  if (call !== null && call.about !== null && call.state !== 'ended') dialled.set(call.callId, { about: call.about, answeredAt: call.answeredAt });

  /** Of a form that is not sent off yet: the case does not exist before. */
  const early = new Map<string, readonly CaseCommand[]>();
  const keep = (caseId: string, record: CaseCommand): void =>
    void deps.submit(caseId, record).catch((error: unknown) => {
      if (desk.view.draft?.caseId === caseId && desk.view.draft.submitted === null) early.set(caseId, [...(early.get(caseId) ?? []), record]);
      else deps.onRefused(error, caseId);
    });

  return desk.onEvent(({ at, happening }) => {
    if (happening.type === 'case_submitted') {
      for (const record of early.get(happening.caseId) ?? []) keep(happening.caseId, record);
      early.delete(happening.caseId);
    }
    if (happening.type === 'rang' && happening.about !== undefined) dialled.set(happening.callId, { about: happening.about, answeredAt: null });
    if (happening.type === 'answered') {
      const known = dialled.get(happening.callId);
      if (known !== undefined) dialled.set(happening.callId, { ...known, answeredAt: known.answeredAt ?? at });
    }
    if (happening.type !== 'ended') return;
    const { callId } = happening;
    const known = dialled.get(callId);
    if (known === undefined) return;
    dialled.delete(callId);
    const { about: { caseId, to, unitId }, answeredAt } = known;
    const seconds = answeredAt === null ? 0 : Math.max(1, Math.round((at - answeredAt) / 1_000));
    const record: CaseCommand = { type: 'record_call', call: { callId, to, unitId, outcome: answeredAt === null ? 'no_answer' : 'reached', seconds } };
    keep(caseId, record);
  });
};
