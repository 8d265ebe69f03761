import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { crossValidate, judgeAll, judgeUnseen } from '../../src/domain/triage/crossValidate.ts';
import { evaluate, type Figures } from '../../src/domain/triage/evaluate.ts';
import type { Scenario } from '../../src/domain/triage/scenario.ts';
import { trainTriage } from '../../src/domain/triage/trainTriage.ts';
import { packTriageModel } from '../../src/domain/triage/triageModel.ts';
import { modelPath, readDevScenarios, readExamScenarios, readOwnScenarios, readRules, readScenarios, readSyllables } from './files.ts';
import { showFigures } from './showFigures.ts';

/** Learns resources/triage/model.json from the labelled calls and says how well it does on calls it has not seen. */
const options = new Command('triage:train')
  .option('--extra <file...>', "more labelled calls (JSONL), for example the city's closed cases", [])
  .option('--output <file>', 'where the model goes', modelPath)
  .option('--folds <n>', 'parts of the cross-validation; 1 measures on the three hundred alone, 0 nothing', '5')
  .parse()
  .opts<{ extra: string[]; output: string; folds: string }>();

const rules = readRules();
const syllables = readSyllables();
const own: readonly Scenario[] = [...readOwnScenarios(), ...options.extra.flatMap(readScenarios)];
const dev = readDevScenarios();
const metrics: Record<string, number> = {};

const keep = (name: string, figures: Figures): void => {
  process.stdout.write(`\n${name}\n`);
  showFigures(figures);
  const { calls: _calls, confusion: _confusion, ...rates } = figures;
  for (const [key, { rate }] of Object.entries(rates)) metrics[`${name}.${key}`] = Number((rate ?? 0).toFixed(4));
};
const keepBoth = (name: string, judged: ReturnType<typeof judgeUnseen>): void => {
  keep(name, evaluate(judged));
  keep(`${name}Answered`, evaluate(judged.map(({ labels, answered }) => ({ labels, result: answered }))));
};
const folds = Number(options.folds);
if (folds > 0) keepBoth('devUnseen', judgeUnseen(own, dev, rules, syllables));
if (folds > 1) keepBoth('crossValidated', crossValidate(own, dev, folds, rules, syllables));

const calls = [...own, ...dev];
const learnt = trainTriage(calls, rules, syllables);
const { thresholds: _thresholds, questions: _questions, ...heardBy } = rules;
const dataHash = createHash('sha256')
  .update(JSON.stringify([heardBy, syllables, calls.map((call) => [call.text, call.verdict, call.emergency, call.category, call.unit])]))
  .digest('hex');
const model = { version: `${rules.version}+${dataHash.slice(0, 8)}`, dataHash, samples: calls.length, metrics, syllables, ...learnt };
keepBoth('exam', judgeAll(readExamScenarios(), rules, model));
writeFileSync(options.output, `${JSON.stringify(packTriageModel(model))}\n`);
process.stdout.write(`${options.output}: ${calls.length} calls, ${learnt.verdict.features.length} features, data ${dataHash.slice(0, 12)}\n`);
