import type { TriageResult } from '../triage/verdict.ts';
import type { RuleVoice, TriageRecord } from './case.ts';

/** What a person at the desk says to the engine's result. */
export type TriageDecision = Pick<TriageRecord, 'verdict' | 'category' | 'urgency' | 'overrideReason'> & {
  readonly overrideCode: string | null;
  readonly answers: Readonly<Record<string, string>>;
};

/** The decision with what the engine said beside it, as it is kept with the case and measured by. */
export const triageRecordOf = (result: TriageResult, { overrideCode, ...decision }: TriageDecision): Omit<TriageRecord, 'at' | 'by'> => ({
  ...decision,
  engineVerdict: result.verdict,
  redFlags: result.redFlags.map(({ code }) => code),
  rulesVersion: result.rulesVersion,
  ...(overrideCode === null ? {} : { overrideCode }),
  cues: voicesOf(result),
});

/** Rules that counted, each once. */
const voicesOf = ({ evidence }: TriageResult): readonly RuleVoice[] =>
  [...new Map(evidence.filter(({ excludedBecause }) => excludedBecause === null).map(({ rule, weight }) => [rule, { rule, weight }])).values()].slice(0, 100);
