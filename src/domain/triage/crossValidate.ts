import { assess } from './assess.ts';
import type { Judged } from './evaluate.ts';
import type { Scenario } from './scenario.ts';
import { trainTriage } from './trainTriage.ts';
import type { TriageModel } from './triageModel.ts';
import type { TriageRules } from './triageRules.ts';
import { afterTwoQuestions } from './truthfulCaller.ts';
import type { TriageInput, TriageResult } from './verdict.ts';

interface JudgedTwice extends Judged {
  /** After a caller who tells the truth has answered the first two questions. */
  readonly answered: TriageResult;
}

/** Judges `unseen` by a model that has only seen `seen`. */
export const judgeUnseen = (seen: readonly Scenario[], unseen: readonly Scenario[], rules: TriageRules, syllables: TriageModel['syllables']): readonly JudgedTwice[] => {
  return judgeAll(unseen, rules, { version: '', dataHash: '', samples: seen.length, metrics: {}, syllables, ...trainTriage(seen, rules, syllables) });
};

/** Judges calls by a model, before and after the questions. */
export const judgeAll = (calls: readonly Scenario[], rules: TriageRules, model: TriageModel): readonly JudgedTwice[] => {
  const judge = (input: TriageInput): TriageResult => assess(input, rules, model);
  return calls.map((labels) => {
    const input: TriageInput = { text: labels.text, revision: 0, line: labels.line, answers: {} };
    return { labels, result: judge(input), answered: afterTwoQuestions(input, labels, judge) };
  });
};

/** Every call judged once, by a model that has seen no call of its situation. `always` is seen in every fold. */
export const crossValidate = (
  calls: readonly Scenario[],
  always: readonly Scenario[],
  folds: number,
  rules: TriageRules,
  syllables: TriageModel['syllables'],
): readonly JudgedTwice[] => {
  const situations = [...new Set(calls.map(({ situation }) => situation))].sort();
  const foldOf = new Map(situations.map((situation, at) => [situation, at % folds]));
  return Array.from({ length: folds }).flatMap((_, fold) =>
    judgeUnseen(
      [...always, ...calls.filter(({ situation }) => foldOf.get(situation) !== fold)],
      calls.filter(({ situation }) => foldOf.get(situation) === fold),
      rules,
      syllables,
    ),
  );
};
