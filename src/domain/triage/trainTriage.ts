import { trainClassifier } from './classifier/trainClassifier.ts';
import { findCues } from './findCues.ts';
import { levelText } from './levelText.ts';
import type { Labels } from './scenario.ts';
import { signText, soundsOf } from './signText.ts';
import type { TriageModel } from './triageModel.ts';
import type { TriageRules } from './triageRules.ts';

export type LearntParts = Pick<TriageModel, 'verdict' | 'emergency' | 'category' | 'unit'>;

export interface TrainingCall extends Pick<Labels, 'verdict' | 'emergency' | 'category' | 'unit'> {
  readonly text: string;
}

/** What each classifier reads and how dear its errors are; found by cross-validation (docs/decisions/0022). */
const options = { maxGram: 3, minTexts: 2, cost: 1 } as const;

/** The four classifiers over the signs of labelled calls. Pure and deterministic; about a minute for a thousand calls. */
export const trainTriage = (calls: readonly TrainingCall[], rules: TriageRules, syllables: TriageModel['syllables']): LearntParts => {
  const sounds = soundsOf(syllables);
  const nothingCleared: ReadonlySet<string> = new Set();
  const read = calls.map(({ text, ...labels }) => {
    const level = levelText(text, rules.respell);
    return { ...labels, ...signText(level.plain, findCues(text, level, rules, nothingCleared), rules, sounds) };
  });
  const learn = (kind: 'danger' | 'matter', labelOf: (call: (typeof read)[number]) => string, minTexts: number): ReturnType<typeof trainClassifier> =>
    trainClassifier(
      read.map((call) => ({ text: call[kind], label: labelOf(call) })),
      { ...options, minTexts },
    );
  return {
    verdict: learn('danger', ({ verdict }) => verdict, options.minTexts),
    emergency: learn('danger', ({ emergency }) => (emergency ? 'yes' : 'no'), options.minTexts),
    category: learn('matter', ({ category }) => category, 3),
    unit: learn('matter', ({ unit }) => unit, 3),
  };
};
