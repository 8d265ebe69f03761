import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import * as z from 'zod';
import { classify } from '../../src/domain/triage/classifier/classify.ts';
import { trainClassifier } from '../../src/domain/triage/classifier/trainClassifier.ts';
import { readLines, type WrongLine } from './readLines.ts';
import { topicFigures } from './topicFigures.ts';

/** Learns topics from one file and names them in another; says how well where the other file knows them. */
const options = new Command('triage:topics')
  .requiredOption('--train <file>', 'labelled texts, one JSON object a line: {text, topic}')
  .requiredOption('--test <file>', 'texts to name: {id, text} and, if known, topic; topics are read for the figures alone')
  .option('--output <file>', 'answers, one JSON object a line: {id, topic, probability}')
  .option('--json', 'figures as JSON')
  .parse()
  .opts<{ train: string; test: string; output?: string; json?: true }>();

const trainSchema = z.object({ text: z.string(), topic: z.string().min(1) });
const testSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), topic: z.string().min(1).nullish() });

/** Found by five-fold cross-validation over real petitions: docs/decisions/0025. */
const letters = { maxGram: 3, maxWords: 2, byRatio: true } as const;

const read = <Line>(file: string, schema: z.ZodType<Line>): readonly Line[] => {
  try {
    const { lines, wrong } = readLines(file, schema);
    for (const { line, problem } of wrong satisfies readonly WrongLine[]) process.stderr.write(`${file}:${line}: ${problem}\n`);
    if (wrong.length > 0) process.stderr.write(`${file}: ${wrong.length} lines left out, ${lines.length} read\n`);
    return lines;
  } catch (error) {
    process.stderr.write(`${file}: ${(error as Error).message}\n`);
    process.exit(2);
  }
};

const samples = read(options.train, trainSchema);
const texts = read(options.test, testSchema);
if (samples.length === 0) {
  process.stderr.write(`${options.train}: nothing to learn from\n`);
  process.exit(2);
}
const model = trainClassifier(samples.map(({ text, topic }) => ({ text, label: topic })), letters);
const answers = texts.map(({ id, text, topic }) => {
  const [best] = classify(model, text);
  return { id, right: topic ?? null, given: best?.label ?? '', probability: best?.probability ?? 0 };
});
if (options.output !== undefined) {
  writeFileSync(options.output, answers.map(({ id, given, probability }) => `${JSON.stringify({ id, topic: given, probability: Number(probability.toFixed(4)) })}\n`).join(''));
}

const figures = topicFigures(answers.flatMap(({ right, given }) => (right === null ? [] : [{ right, given }])));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
if (options.json === true) process.stdout.write(`${JSON.stringify({ trained: samples.length, named: texts.length, ...figures })}\n`);
else {
  process.stdout.write(`trained on ${samples.length}, named ${texts.length}\n`);
  if (figures.n > 0) {
    const { rate, low, high, hits } = figures.accuracy;
    process.stdout.write(`accuracy ${percent(rate ?? 0)} (${hits}/${figures.n}, 95 % ${percent(low)}–${percent(high)})\nmacro-F1 ${percent(figures.macroF1)}\n`);
    console.table(Object.fromEntries(figures.topics.map(({ topic, n, precision, recall, f1 }) => [topic, { n, precision: percent(precision), recall: percent(recall), F1: percent(f1) }])));
    process.stdout.write('right topic (rows) → given topic (columns)\n');
    console.table(figures.confusion);
  }
}
