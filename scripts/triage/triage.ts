import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { callLineSchema, labelsSchema } from '../../src/contract/scenario.ts';
import { assess } from '../../src/domain/triage/assess.ts';
import { evaluate, safetyCurve, type Judged } from '../../src/domain/triage/evaluate.ts';
import type { Labels } from '../../src/domain/triage/scenario.ts';
import { afterTwoQuestions } from '../../src/domain/triage/truthfulCaller.ts';
import type { TriageInput, TriageResult } from '../../src/domain/triage/verdict.ts';
import { readModel, readRules } from './files.ts';
import { showCurve, showFigures } from './showFigures.ts';

/** Judges a file of calls; with labels it says how well. Wrong lines are told with their number and do not stop the rest. */
const options = new Command('triage')
  .requiredOption('--input <file>', 'calls, one JSON object a line: {id, text, line} and, if known, labels')
  .option('--output <file>', 'verdicts, one JSON object a line')
  .option('--json', 'figures as JSON')
  .option('--answers', "a caller who tells the truth (from the labels) answers the script's first two questions")
  .option('--curve', 'the trade-off of safety and diversion')
  .parse()
  .opts<{ input: string; output?: string; json?: true; answers?: true; curve?: true }>();

const rules = readRules();
const model = readModel();

interface Call {
  readonly id: string;
  readonly input: TriageInput;
  readonly labels: Labels | null;
}

const wrongLines: { readonly line: number; readonly problem: string }[] = [];
const calls = readFileSync(options.input, 'utf8')
  .split('\n')
  .flatMap((line, at): Call[] => {
    if (line.trim() === '') return [];
    try {
      const value: unknown = JSON.parse(line);
      const { id, text, line: phone } = callLineSchema.parse(value);
      const labels = labelsSchema.safeParse(value);
      return [{ id, input: { text, line: phone, revision: 0, answers: {} }, labels: labels.success ? labels.data : null }];
    } catch (error) {
      wrongLines.push({ line: at + 1, problem: (error as Error).message.slice(0, 200) });
      return [];
    }
  });

const judge = (input: TriageInput): TriageResult => assess(input, rules, model);

const withAnswers = ({ input, labels }: Call): TriageResult => (labels === null ? judge(input) : afterTwoQuestions(input, labels, judge));

const results = calls.map((call) => ({ ...call, result: options.answers === true ? withAnswers(call) : judge(call.input) }));
if (options.output !== undefined) {
  const lines = results.map(({ id, result: { nextQuestion, revision: _revision, ...result } }) =>
    JSON.stringify({ id, ...result, nextQuestion: nextQuestion === null ? null : { id: nextQuestion.id, text: nextQuestion.text, options: nextQuestion.options } }),
  );
  writeFileSync(options.output, lines.map((line) => `${line}\n`).join(''));
}

const judged = results.flatMap(({ labels, result }): Judged[] => (labels === null ? [] : [{ labels, result }]));
const figures = judged.length === 0 ? null : evaluate(judged);
const curve = options.curve === true && judged.length > 0 ? safetyCurve(judged, [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8]) : null;
if (options.json === true) {
  process.stdout.write(`${JSON.stringify({ calls: calls.length, wrongLines, rulesVersion: rules.version, modelVersion: model.version, figures, curve })}\n`);
} else {
  process.stdout.write(`${calls.length} calls judged by rules ${rules.version}, model ${model.version}\n`);
  if (figures === null) process.stdout.write('No line has labels: nothing to compare with.\n');
  else showFigures(figures);
  if (curve !== null) showCurve(curve);
}
for (const { line, problem } of wrongLines) process.stderr.write(`${options.input}:${line}: ${problem.replaceAll('\n', ' ')}\n`);
