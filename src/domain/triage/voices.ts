import { classifyFeatures, type Classification } from './classifier/classify.ts';
import { textFeatures } from './classifier/textFeatures.ts';
import type { FoundCue } from './findCues.ts';
import { sentencesOf } from './matters.ts';
import { signText } from './signText.ts';
import type { TriageModel } from './triageModel.ts';
import type { TriageRules } from './triageRules.ts';

/** What the classifiers say of a text, each by itself. */
export interface Voices {
  readonly verdicts: readonly Classification[];
  /** The counted grams by which the verdict was found. */
  readonly words: ReadonlyMap<string, number>;
  readonly emergency: number;
  readonly categories: readonly Classification[];
  /** The counted grams by which the category was found; the unit is read alike (`trainTriage.ts`). */
  readonly subject: ReadonlyMap<string, number>;
  /** Of the sentence that sounds most like police, heard alone: one cry among much talk must not drown. */
  readonly worstSentence: number;
}

/** What hears a call: parts of a model, or of one that is being trained. */
export interface Ears extends Pick<TriageModel, 'verdict' | 'emergency' | 'category'> {
  /** Character → its sound as one letter. */
  readonly sounds: ReadonlyMap<string, string>;
}

export const voicesOf = (plain: string, cues: readonly FoundCue[], rules: TriageRules, { verdict, emergency, category, sounds }: Ears): Voices => {
  const { danger, matter } = signText(plain, cues, rules, sounds);
  // Both read the same text alike: its grams are counted once.
  const words = textFeatures(danger, verdict);
  const subject = textFeatures(matter, category);
  const verdicts = classifyFeatures(verdict, words);
  const sentences = sentencesOf(plain).map((sentence) => {
    const own = cues.filter(({ at }) => sentence[at] !== undefined && sentence[at] !== ' ');
    return soundsLikePolice(classifyFeatures(verdict, textFeatures(signText(sentence, own, rules, sounds).danger, verdict)));
  });
  return {
    verdicts,
    words,
    emergency: classifyFeatures(emergency, words).find(({ label }) => label === 'yes')?.probability ?? 0,
    categories: classifyFeatures(category, subject),
    subject,
    worstSentence: Math.max(soundsLikePolice(verdicts), ...sentences),
  };
};

export const soundsLikePolice = (verdicts: Voices['verdicts']): number => 1 - (verdicts.find(({ label }) => label === 'non_police')?.probability ?? 0.5);
