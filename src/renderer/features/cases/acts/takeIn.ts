import type { Case, Urgency } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { isOverride } from '#domain/case/safety.ts';
import { triageRecordOf } from '#domain/case/triageRecordOf.ts';
import type { TriageResult, Verdict } from '#domain/triage/verdict.ts';
import type { UnitOption } from '../useUnitOptions.ts';
import { sendTo } from './shares.ts';

export type Outcome = 'dispatch' | 'answer' | 'not_accept';

/** What is typed into the sheet; null follows what is proposed. */
export interface TakeInFields {
  readonly verdict: Verdict | null;
  readonly category: string | null;
  readonly urgency: Urgency | null;
  readonly overrideCode: string | null;
  readonly note: string;
  readonly lead: UnitOption | null;
  readonly joint: readonly UnitOption[] | null;
  readonly promise: string;
  readonly answer: string;
  readonly reason: string | null;
  readonly explanation: string;
  readonly answers: Readonly<Record<string, string>>;
}

export const emptyTakeIn: TakeInFields = {
  ...{ verdict: null, category: null, urgency: null, overrideCode: null, note: '', lead: null, joint: null },
  ...{ promise: '', answer: '', reason: null, explanation: '', answers: {} },
};

export interface Decided {
  readonly verdict: Verdict;
  readonly category: string | null;
  readonly urgency: Urgency;
  /** Deciding otherwise than the engine, or passing over a red flag. */
  readonly needsReason: boolean;
}

/** What the case would be taken in as. A recorded triage stands; 改类 changes it. */
export const decidedOf = ({ triage, content }: Case, fields: TakeInFields, result: TriageResult | null): Decided => {
  if (triage !== null) return { verdict: triage.verdict, category: triage.category, urgency: triage.urgency, needsReason: false };
  const verdict = fields.verdict ?? result?.verdict ?? 'undecided';
  const passesOver = verdict === 'non_police' && (result?.redFlags.length ?? 0) > 0;
  return {
    verdict,
    category: fields.category ?? content.category ?? result?.category ?? null,
    urgency: fields.urgency ?? result?.urgency ?? content.urgency,
    needsReason: passesOver || (result !== null && isOverride({ engineVerdict: result.verdict, verdict })),
  };
};

export type Missing = 'verdict' | 'reason' | 'unit' | 'text' | 'choice';

/** The commands, or what they lack. `words`: the override's reason as it is kept. */
export const takeInCommands = (
  state: Case,
  outcome: Outcome,
  fields: TakeInFields,
  given: { readonly result: TriageResult | null; readonly lead: UnitOption | null; readonly joint: readonly UnitOption[]; readonly words: string },
): readonly CaseCommand[] | Missing => {
  const { result, lead, joint, words } = given;
  const decided = decidedOf(state, fields, result);
  if (state.triage === null && result === null) return 'verdict';
  if (decided.needsReason && words === '') return 'reason';
  const last = lastCommands(outcome, fields, lead, joint);
  if (typeof last === 'string' || result === null || state.triage !== null) return last;
  const { verdict, category, urgency } = decided;
  const triage = triageRecordOf(result, {
    ...{ verdict, category, urgency, answers: fields.answers },
    overrideReason: decided.needsReason ? words : null,
    overrideCode: decided.needsReason ? fields.overrideCode : null,
  });
  return [{ type: 'triage', triage }, ...last];
};

const lastCommands = (outcome: Outcome, fields: TakeInFields, lead: UnitOption | null, joint: readonly UnitOption[]): readonly CaseCommand[] | Missing => {
  switch (outcome) {
    case 'dispatch':
      return lead === null ? 'unit' : sendTo([[lead, 'lead'], ...joint.map((unit) => [unit, 'joint'] as const)], fields.promise);
    case 'answer':
      return fields.answer.trim() === '' ? 'text' : [{ type: 'answer', answer: fields.answer }];
    case 'not_accept':
      return fields.reason === null ? 'choice' : [{ type: 'not_accept', reason: fields.reason, explanation: fields.explanation }];
    default:
      return outcome satisfies never;
  }
};
