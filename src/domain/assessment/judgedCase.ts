import type { RuleVoice, TriageRecord } from '../case/case.ts';
import type { EventEnvelope } from '../case/event.ts';
import type { Instant, Line } from '../tenant.ts';
import type { Verdict } from '../triage/verdict.ts';

/** A closed case as a judgement is measured by it: what was said when, and what it was. */
export interface JudgedCase {
  readonly caseId: string;
  readonly number: string;
  readonly line: Line | null;
  readonly closedAt: Instant;
  /** What the engine proposed at the call; null when it was not asked. */
  readonly engine: Verdict | null;
  readonly call: Verdict;
  /** In force when it was first dispatched; null when it never was. */
  readonly dispatch: Verdict | null;
  readonly final: Verdict;
  /** A unit fed back or somebody looked again before the end: the final class is more than the first word. */
  readonly reviewed: boolean;
  readonly cues: readonly RuleVoice[];
  readonly overrideCode: string | null;
  readonly overrideReason: string | null;
  readonly rulesVersion: string;
}

/** Folds a case's history, oldest first; null for a case that is not closed or was never judged. Nothing is overwritten: every verdict is an event. */
export const judgedCaseOf = (events: readonly EventEnvelope[]): JudgedCase | null => {
  const taken = events.find(({ event }) => event.type === 'taken_in')?.event;
  const closed = events.findLast(({ event }) => event.type === 'closed');
  const records = events.flatMap((envelope) => {
    const triage = recordIn(envelope);
    return triage === null ? [] : [{ triage, version: envelope.version }];
  });
  const first = records[0]?.triage;
  const last = records.at(-1)?.triage;
  if (taken?.type !== 'taken_in' || closed === undefined || first === undefined || last === undefined) return null;
  const dispatched = events.find(({ event }) => event.type === 'dispatched');
  const atDispatch = dispatched === undefined ? undefined : records.findLast(({ version }) => version < dispatched.version)?.triage;
  return {
    caseId: closed.caseId,
    number: taken.number,
    line: taken.intake.line,
    closedAt: closed.acceptedAt ?? closed.at,
    engine: first.engineVerdict,
    call: first.verdict,
    dispatch: atDispatch?.verdict ?? null,
    final: last.verdict,
    reviewed: records.length > 1 || events.some(({ event }) => event.type === 'fed_back'),
    cues: first.cues ?? [],
    overrideCode: first.overrideCode ?? null,
    overrideReason: first.overrideReason,
    rulesVersion: first.rulesVersion,
  };
};

/** Whatever event carries a verdict: the first triage, and every later classification. */
const recordIn = ({ event }: EventEnvelope): TriageRecord | null => ('triage' in event ? event.triage : null);
