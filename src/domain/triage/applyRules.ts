import type { FoundCue } from './findCues.ts';
import type { BoundaryRule, QuestionRule, TriageRules } from './triageRules.ts';
import type { TriageInput } from './verdict.ts';

/** A rule that holds, with the cues it stands on. */
export interface FiredRule {
  readonly rule: BoundaryRule;
  readonly cues: readonly FoundCue[];
}

/** Which rules hold on the cues that count. */
export const applyRules = (cues: readonly FoundCue[], { rules }: TriageRules): readonly FiredRule[] => {
  const found = new Map<string, FoundCue[]>();
  for (const cue of cues) {
    if (cue.evidence.excludedBecause !== null) continue;
    found.set(cue.rule.rule, [...(found.get(cue.rule.rule) ?? []), cue]);
  }
  const has = (name: string): boolean => found.has(name);
  return rules
    .filter(({ all, any, none }) => all.every(has) && (any.length === 0 || any.some(has)) && !none.some(has))
    .map((rule) => ({ rule, cues: [...rule.all, ...rule.any].flatMap((name) => found.get(name) ?? []) }));
};

export type GivenAnswer = QuestionRule['options'][number] & { readonly question: string };

export const answersOf = ({ answers }: TriageInput, { questions }: TriageRules): readonly GivenAnswer[] =>
  questions.flatMap(({ id, options }) => options.filter(({ key }) => answers[id] === key).map((option) => ({ ...option, question: id })));
