import type { Unit } from '../routing/unit.ts';
import type { Case, TriageRecord } from './case.ts';
import type { RefusalCode } from './refusal.ts';

/**
 * Going against the engine, or passing over a red flag (also one of the triage before), needs a written reason: overrides
 * are kept and measured.
 */
export const triageRefusal = (
  triage: Omit<TriageRecord, 'at' | 'by'>,
  before: TriageRecord | null,
): RefusalCode | null => {
  const differs = isOverride(triage);
  const redFlags = [...triage.redFlags, ...(before?.redFlags ?? [])];
  const passesOver = redFlags.length > 0 && triage.verdict === 'non_police';
  const explained = triage.overrideReason !== null && triage.overrideReason.trim() !== '';
  return (differs || passesOver) && !explained ? 'override_reason_required' : null;
};

/** Deciding otherwise than the engine. What the engine left open, anybody may settle towards the police without a word. */
export const isOverride = ({ engineVerdict, verdict }: Pick<TriageRecord, 'engineVerdict' | 'verdict'>): boolean =>
  engineVerdict !== null && engineVerdict !== verdict && !(engineVerdict === 'undecided' && (verdict === 'police' || verdict === 'joint'));

/**
 * Rules 3–5: what is police, or not yet known not to be, never leaves silently for somebody else alone. It may go by
 * `police_dispatch`, or as a work order that has a police station among its units; once police are on it, others may join.
 */
export const diversionRefusal = (
  state: Case,
  transfer: 'work_order' | 'police_dispatch',
  units: readonly (Unit | null)[],
): RefusalCode | null => {
  const { triage } = state;
  if (triage === null) return null;
  const dangerous = triage.verdict !== 'non_police';
  const sent = state.assignments.some((each) => each.transfer === 'police_dispatch' && each.state !== 'returned');
  const police = sent || transfer === 'police_dispatch' || units.some((unit) => unit?.kind === 'police_station' || unit?.code === 'gongan');
  return dangerous && !police ? 'red_flag_forbids_diversion' : null;
};
