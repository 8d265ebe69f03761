import { assess } from '#domain/triage/assess.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import type { EmergencyService } from '#domain/triage/verdict.ts';
import triage from '../../../resources/rules/triage.json';

const rules = triage as unknown as TriageRules;
const usual: readonly EmergencyService[] = ['110', '120'];

/** Whom to call at once over these words: the desk's own triage, rules only, in the browser. Empty when nothing forces it. */
export const servicesFor = (text: string): readonly EmergencyService[] => {
  const { redFlags, emergency, services } = assess({ text, revision: 0, line: '12345', answers: {} }, rules);
  if (redFlags.length === 0 && !emergency) return [];
  const named = [...new Set([...redFlags.flatMap((flag) => flag.services), ...services])];
  return named.length === 0 ? usual : named.sort();
};
