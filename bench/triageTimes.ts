import { readModel, readOwnScenarios, readRules } from '../scripts/triage/files.ts';
import { assess } from '../src/domain/triage/assess.ts';

/** Milliseconds of `times` verdicts over 200 characters of different calls, and how many times longer a text of 20,000 takes. */
export const triageTimes = (times: number): { readonly times: readonly number[]; readonly longToShort: number } => {
  const rules = readRules();
  const model = readModel();
  const speech = readOwnScenarios()
    .map(({ text }) => text)
    .join('。');
  const measure = (text: string): number => {
    const began = performance.now();
    assess({ text, revision: 0, line: '110', answers: {} }, rules, model);
    return performance.now() - began;
  };
  for (let each = 0; each < 20; each += 1) measure(speech.slice(each * 150, each * 150 + 200));
  const taken = Array.from({ length: times }, (_, each) => measure(speech.slice(each * 50, each * 50 + 200)));
  const middle = taken.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? NaN;
  return { times: taken, longToShort: measure(speech.slice(0, 20_000)) / middle };
};
