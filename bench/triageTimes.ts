import { readModel, readOwnScenarios, readRules } from '../scripts/triage/files.ts';
import { assess } from '../src/domain/triage/assess.ts';
import { percentile, type Figure } from './figure.ts';

/** Verdicts over 200 characters of different calls, for each verdict apart, and how many times longer a text of 20,000 takes. */
export const triageTimes = (times: number): readonly Figure[] => {
  const rules = readRules();
  const model = readModel();
  const speech = readOwnScenarios()
    .map(({ text }) => text)
    .join('。');
  const measure = (text: string): { readonly time: number; readonly verdict: string } => {
    const began = performance.now();
    const { verdict } = assess({ text, revision: 0, line: '110', answers: {} }, rules, model);
    return { time: performance.now() - began, verdict };
  };
  for (let each = 0; each < 20; each += 1) measure(speech.slice(each * 150, each * 150 + 200));
  const taken = Array.from({ length: times }, (_, each) => measure(speech.slice(each * 50, each * 50 + 200)));
  const middle = percentile(taken.map(({ time }) => time), 0.5);
  const ofVerdict = [...Map.groupBy(taken, ({ verdict }) => verdict)].map(
    ([verdict, some]): Figure => ({ name: `triage verdict ${verdict}, 200 characters, p95 of ${some.length}`, value: percentile(some.map(({ time }) => time), 0.95), unit: 'ms', aim: '≤ 10' }),
  );
  return [
    { name: `triage verdict, 200 characters, p95 of ${times}`, value: percentile(taken.map(({ time }) => time), 0.95), unit: 'ms', aim: '≤ 10' },
    ...ofVerdict,
    { name: 'triage verdict, 20,000 characters / 200 characters', value: percentile(Array.from({ length: 9 }, () => measure(speech.slice(0, 20_000)).time), 0.5) / middle, unit: '×', aim: '≤ 100' },
  ];
};
