import type { Person } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import type { TriageResult } from '#domain/triage/verdict.ts';
import type { StoredDraft } from '../storage/localStore.ts';

/** The commands a finished form becomes: taken in, triaged, and what the call-taker decided. */
export const commandsOfDraft = ({
  draft,
  verdict,
  overrideReason,
  takerId,
  seatId,
  isCall,
  newId,
  last,
}: {
  readonly draft: StoredDraft;
  readonly verdict: TriageResult;
  readonly overrideReason: string | null;
  readonly takerId: string;
  readonly seatId: string | null;
  readonly isCall: boolean;
  readonly newId: () => string;
  readonly last: CaseCommand;
}): { readonly commands: readonly CaseCommand[]; readonly persons: readonly Person[] } => {
  const { fields, line } = draft;
  const known = (fields.callerPhone ?? '') !== '' || (fields.callerName ?? '') !== '';
  const person: Person | null = known
    ? { id: newId(), name: fields.callerName ?? '', phone: (fields.callerPhone ?? '').replace(/[\s-]/gu, '') }
    : null;
  const urgency = fields.urgency ?? verdict.urgency;
  const category = fields.category ?? verdict.category;
  // Without an answer to "is anyone in danger" the engine may leave it open; the person at the desk decides, and says why.
  const decided = decidedVerdict(verdict, overrideReason, last);
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
        triage: {
          verdict: decided,
          engineVerdict: verdict.verdict,
          category,
          urgency,
          redFlags: verdict.redFlags.map(({ code }) => code),
          rulesVersion: verdict.rulesVersion,
          overrideReason,
        },
      },
      last,
    ],
  };
};

/** With a reason the human's decision stands: a work order for a unit that is not the police says "non-police". */
const decidedVerdict = (verdict: TriageResult, overrideReason: string | null, last: CaseCommand): TriageResult['verdict'] => {
  if (overrideReason === null) return verdict.verdict;
  return last.type === 'dispatch' && last.transfer === 'police_dispatch' ? 'police' : 'non_police';
};
