import type { QuestionRule, TriageRules } from '../triage/triageRules.ts';

export type TriageProblemCode =
  | 'name_missing'
  | 'name_twice'
  | 'text_missing'
  | 'words_missing'
  | 'cue_unknown'
  | 'category_unknown'
  | 'conditions_missing'
  | 'without_effect'
  | 'when_missing'
  | 'options_few'
  | 'key_wrong'
  | 'key_twice'
  | 'label_missing'
  | 'thresholds_crossed';

/** What is wrong with an entry, at which field; the screen has a sentence for each. `value` goes into the sentence. */
export interface TriageProblem {
  readonly section: 'cues' | 'rules' | 'categories' | 'questions' | 'thresholds';
  /** Place in the section; null for the thresholds. */
  readonly index: number | null;
  /** `text`, `options.0.label`. */
  readonly field: string;
  readonly code: TriageProblemCode;
  readonly value: string;
}

/** Everything that keeps triage rules from being published: rules nobody could fire, questions nobody could answer. Pure; empty means good. */
export const checkTriageRules = (rules: TriageRules): readonly TriageProblem[] => {
  const cues = new Set(rules.cues.map(({ rule }) => rule));
  const categories = new Set(rules.categories.map(({ category }) => category));
  const unknown = (names: readonly string[]): readonly string[] => names.filter((name) => !cues.has(name));
  return [
    ...rules.cues.flatMap((cue, index) => {
      const at = problemAt('cues', index);
      return [...named(at, 'rule', cue.rule, rules.cues.slice(0, index).map(({ rule }) => rule)), ...(cue.words.length === 0 ? [at('words', 'words_missing')] : [])];
    }),
    ...rules.rules.flatMap((rule, index) => {
      const at = problemAt('rules', index);
      return [
        ...named(at, 'code', rule.code, rules.rules.slice(0, index).map(({ code }) => code)),
        ...(['all', 'any', 'none'] as const).flatMap((field) => unknown(rule[field]).map((name) => at(field, 'cue_unknown', name))),
        ...(rule.all.length + rule.any.length === 0 ? [at('any', 'conditions_missing')] : []),
        ...(rule.force === null && !rule.hold && rule.redFlag === null && rule.services.length === 0 && !rule.emergency ? [at('force', 'without_effect')] : []),
      ];
    }),
    ...rules.categories.flatMap((category, index) =>
      named(problemAt('categories', index), 'category', category.category, rules.categories.slice(0, index).map((each) => each.category)),
    ),
    ...rules.questions.flatMap((question, index) => [
      ...named(problemAt('questions', index), 'id', question.id, rules.questions.slice(0, index).map(({ id }) => id)),
      ...questionProblems(question, index, unknown, categories),
    ]),
    ...thresholdProblems(rules.thresholds),
  ];
};

type At = (field: string, code: TriageProblemCode, value?: string) => TriageProblem;
const problemAt =
  (section: TriageProblem['section'], index: number | null): At =>
  (field, code, value = '') => ({ section, index, field, code, value });

const named = (at: At, field: string, name: string, before: readonly string[]): readonly TriageProblem[] =>
  name.trim() === '' ? [at(field, 'name_missing')] : before.includes(name) ? [at(field, 'name_twice', name)] : [];

const questionProblems = (
  { text, when, known, options }: QuestionRule,
  index: number,
  unknown: (names: readonly string[]) => readonly string[],
  categories: ReadonlySet<string>,
): readonly TriageProblem[] => {
  const at = problemAt('questions', index);
  const asked = when === 'always' || when === 'place_unknown' ? [] : when;
  const prefix = 'category:';
  return [
    ...(text.trim() === '' ? [at('text', 'text_missing')] : []),
    ...(Array.isArray(when) && when.length === 0 ? [at('when', 'when_missing')] : []),
    ...unknown(asked.filter((name) => !name.startsWith(prefix))).map((name) => at('when', 'cue_unknown', name)),
    ...asked.filter((name) => name.startsWith(prefix) && !categories.has(name.slice(prefix.length))).map((name) => at('when', 'category_unknown', name.slice(prefix.length))),
    ...unknown(known).map((name) => at('known', 'cue_unknown', name)),
    ...(options.length < 2 ? [at('options', 'options_few')] : []),
    ...options.flatMap((option, place) => {
      const inside = (field: string): string => `options.${place}.${field}`;
      return [
        // One key answers, also for somebody who types with the other hand: 1 to 9.
        ...(/^[1-9]$/u.test(option.key) ? [] : [at(inside('key'), 'key_wrong', option.key)]),
        ...(options.slice(0, place).some(({ key }) => key === option.key) ? [at(inside('key'), 'key_twice', option.key)] : []),
        ...(option.label.trim() === '' ? [at(inside('label'), 'label_missing')] : []),
        ...unknown(option.clears).map((name) => at(inside('clears'), 'cue_unknown', name)),
      ];
    }),
  ];
};

/** Diverting must need less risk than holding for the police, or every call would be both. */
const thresholdProblems = ({ divert, held, briefly, police }: TriageRules['thresholds']): readonly TriageProblem[] => {
  const at = problemAt('thresholds', null);
  const lower = { held, briefly };
  return [
    ...(divert >= police ? [at('divert', 'thresholds_crossed')] : []),
    ...Object.entries(lower).flatMap(([field, line]) => (line > divert ? [at(field, 'thresholds_crossed')] : [])),
  ];
};
