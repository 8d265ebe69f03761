import { assess } from './assess.ts';
import type { Judged } from './evaluate.ts';
import type { Scenario } from './scenario.ts';
import { trainTriage } from './trainTriage.ts';
import type { TriageModel } from './triageModel.ts';
import type { TriageRules } from './triageRules.ts';

/** Judges `unseen` by a model that has only seen `seen`. */
export const judgeUnseen = (seen: readonly Scenario[], unseen: readonly Scenario[], rules: TriageRules, syllables: TriageModel['syllables']): readonly Judged[] => {
  const model: TriageModel = { version: '', dataHash: '', samples: seen.length, metrics: {}, syllables, ...trainTriage(seen, rules, syllables) };
  return unseen.map((labels) => ({ labels, result: assess({ text: labels.text, revision: 0, line: labels.line, answers: {} }, rules, model) }));
};

/** Every call judged once, by a model that has seen no call of its situation. `always` is seen in every fold. */
export const crossValidate = (
  calls: readonly Scenario[],
  always: readonly Scenario[],
  folds: number,
  rules: TriageRules,
  syllables: TriageModel['syllables'],
): readonly Judged[] => {
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
