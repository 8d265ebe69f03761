import type { Person } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { triageRecordOf } from '#domain/case/triageRecordOf.ts';
import type { TriageResult, Verdict } from '#domain/triage/verdict.ts';
import type { StoredDraft } from '../storage/localStore.ts';

/** What the taker says to the engine's verdict; null where he follows it. */
export interface TakerDecision {
  readonly verdict: Verdict | null;
  readonly overrideCode: string | null;
  readonly overrideReason: string | null;
}

/** The commands a finished form becomes: taken in, triaged, and what the call-taker decided. */
export const commandsOfDraft = ({
  draft,
  verdict,
  decision,
  takerId,
  seatId,
  isCall,
  newId,
  last,
}: {
  readonly draft: StoredDraft;
  readonly verdict: TriageResult;
  readonly decision: TakerDecision;
  readonly takerId: string;
  readonly seatId: string | null;
  readonly isCall: boolean;
  readonly newId: () => string;
  readonly last: readonly CaseCommand[];
}): { readonly commands: readonly CaseCommand[]; readonly persons: readonly Person[] } => {
  const { fields, line } = draft;
  const known = (fields.callerPhone ?? '') !== '' || (fields.callerName ?? '') !== '';
  const person: Person | null = known
    ? { id: newId(), name: fields.callerName ?? '', phone: (fields.callerPhone ?? '').replace(/[\s-]/gu, '') }
    : null;
  const urgency = fields.urgency ?? verdict.urgency;
  const category = fields.category ?? verdict.category;
  // Without an answer to "is anyone in danger" the engine may leave it open; the person at the desk decides, and says why.
  const decided = decidedVerdict(verdict, decision, last);
  return {
    persons: person === null ? [] : [person],
    commands: [
      {
        type: 'take_in',
        number: draft.number,
        intake: {
          channel: isCall ? 'call' : 'typed',
          network: line,
          line,
          callId: draft.callId,
          callerId: person?.id ?? null,
          takerId,
          seatId,
          at: draft.openedAt,
        },
        content: {
          title: '',
          description: fields.description ?? '',
          place: fields.place ?? { text: '', unitId: null, detail: '' },
          category,
          urgency,
          occurredAt: fields.occurredAt ?? '',
          demand: fields.demand ?? '',
          secret: fields.secret ?? false,
          consents: fields.consents ?? [],
        },
      },
      {
        type: 'triage',
        triage: triageRecordOf(verdict, {
          verdict: decided,
          category,
          urgency,
          overrideReason: decision.overrideReason,
          overrideCode: decision.overrideCode,
          answers: draft.answers,
        }),
      },
      ...last,
    ],
  };
};

/** The human decides: by his own verdict, or with a reason by where he sends it: to others than the police says "non-police". */
const decidedVerdict = (verdict: TriageResult, decision: TakerDecision, last: readonly CaseCommand[]): Verdict => {
  if (decision.verdict !== null) return decision.verdict;
  if (decision.overrideReason === null) return verdict.verdict;
  const isForPolice = last.some(
    (each) => (each.type === 'dispatch' && each.transfer === 'police_dispatch') || (each.type === 'offer_handover' && each.handover.toLine === '110'),
  );
  return isForPolice ? 'police' : 'non_police';
};
