import type { TFunction } from 'i18next';
import type { NumberedCue } from './cues.ts';
import type { RuleWords } from './useRuleWords.ts';

/** What a cue says to the verdict, or why it does not count. */
export const cueText = (t: TFunction, cue: NumberedCue, words: RuleWords): string => {
  if (cue.excludedBecause === null) return words.rule(cue.rule);
  const known = (['answered', 'figurative', 'hyperbole', 'negated', 'possibility'] as const).find((each) => each === cue.excludedBecause);
  return t(`triage.excluded.${known ?? 'other'}`);
};

/** The cue in hand: pointed at or entered with the caret in the text, or at its reason in the list. */
export interface CueInHand {
  readonly number: number | null;
  readonly set: (number: number | null) => void;
}
