import type { FoundCue } from './findCues.ts';
import type { TriageRules } from './triageRules.ts';

/**
 * The text as the classifiers read it: the levelled words, then one sign per cue in the order in which they stand, one per
 * category whose words it uses, and the sound of each syllable. A sign is a letter of a script that no caller uses, so that the n-grams of the classifier become
 * sequences of meanings ("刀 … 砍" whatever the words) and of sounds (homophones).
 */
export const signText = (plain: string, cues: readonly FoundCue[], rules: TriageRules, sounds: ReadonlyMap<string, string>): { readonly danger: string; readonly matter: string } => {
  const signs = signsOf(rules);
  const seen: string[] = [];
  for (const { rule, evidence } of cues) {
    const sign = signs.get(evidence.excludedBecause === null ? rule.rule : `-${rule.rule}`);
    if (sign !== undefined && seen.at(-1) !== sign) seen.push(sign);
  }
  const named = rules.categories.filter(({ words }) => words.some((word) => plain.includes(word))).map(({ category }) => signs.get(`category:${category}`) ?? '');
  const heard = [...plain].map((letter) => sounds.get(letter) ?? ' ').join('');
  // Of what a call is about its words tell most: with the signs of the cues and the sounds the unit is found less often.
  return { danger: `${plain}\n${seen.join('')}\n${heard}`, matter: `${plain}\n${named.join(' ')}\n${named.join(' ')}` };
};

/** Yi syllables for meanings (U+A000…), Hangul for sounds (U+AC00…). */
const firstSign = 0xa000;
const firstSound = 0xac00;

/** From `{"da": "打大答…"}`: the sound of each character as one letter. */
export const soundsOf = (syllables: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.values(syllables).flatMap((letters, at) => [...letters].map((letter) => [letter, String.fromCharCode(firstSound + at)] as const)),
  );

const signTables = new WeakMap<TriageRules, ReadonlyMap<string, string>>();

const signsOf = (rules: TriageRules): ReadonlyMap<string, string> => {
  const known = signTables.get(rules);
  if (known !== undefined) return known;
  const names = [...rules.cues.flatMap(({ rule }) => [rule, `-${rule}`]), ...rules.categories.map(({ category }) => `category:${category}`)];
  const made = new Map(names.map((name, at) => [name, String.fromCharCode(firstSign + at)]));
  signTables.set(rules, made);
  return made;
};
