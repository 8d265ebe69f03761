import type { FoundCue } from './findCues.ts';
import type { QuestionRule, TriageRules } from './triageRules.ts';
import type { Question, TriageInput, Verdict } from './verdict.ts';

/**
 * The first question of the script that applies and is not answered yet, in the script's own order (the protocol's). What
 * the text already says, or has denied, is not asked again.
 */
export const nextQuestion = (
  input: TriageInput,
  cues: readonly FoundCue[],
  category: string | null,
  { questions }: TriageRules,
  verdict: Verdict,
): Question | null => {
  if (input.text.trim() === '') return null;
  const said = new Set(cues.map(({ rule }) => rule.rule));
  const counting = new Set(cues.filter(({ evidence }) => evidence.excludedBecause === null).map(({ rule }) => rule.rule));
  const found = questions.find(
    (question) =>
      input.answers[question.id] === undefined &&
      !question.known.some((cue) => said.has(cue)) &&
      applies(question, input, counting, category, verdict),
  );
  return found === undefined
    ? null
    : { id: found.id, text: found.text, options: found.options.map(({ key, label, consequence }) => ({ key, label, consequence })) };
};

const applies = ({ when }: QuestionRule, { place }: TriageInput, counting: ReadonlySet<string>, category: string | null, verdict: Verdict): boolean => {
  if (when === 'place_unknown') return place?.trim() === '' && verdict !== 'non_police';
  if (when === 'always') return verdict === 'undecided';
  return when.some((name) => (name.startsWith('category:') ? `category:${category ?? ''}` === name : counting.has(name)));
};
