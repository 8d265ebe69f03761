import type { Person, RuleVoice } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
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
        triage: {
          verdict: decided,
          engineVerdict: verdict.verdict,
          category,
          urgency,
          redFlags: verdict.redFlags.map(({ code }) => code),
          rulesVersion: verdict.rulesVersion,
          overrideReason: decision.overrideReason,
          ...(decision.overrideCode === null ? {} : { overrideCode: decision.overrideCode }),
          cues: voicesOf(verdict),
          answers: draft.answers,
        },
      },
      last,
    ],
  };
};

/** The human decides: by his own verdict, or with a reason by where he sends it: to others than the police says "non-police". */
const decidedVerdict = (verdict: TriageResult, decision: TakerDecision, last: CaseCommand): Verdict => {
  if (decision.verdict !== null) return decision.verdict;
  if (decision.overrideReason === null) return verdict.verdict;
  return last.type === 'dispatch' && last.transfer === 'police_dispatch' ? 'police' : 'non_police';
};

/** Rules that counted, each once: what the board measures them by. */
const voicesOf = ({ evidence }: TriageResult): readonly RuleVoice[] =>
  [...new Map(evidence.filter(({ excludedBecause }) => excludedBecause === null).map(({ rule, weight }) => [rule, { rule, weight }])).values()].slice(0, 100);
