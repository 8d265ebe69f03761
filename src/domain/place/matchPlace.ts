import { levelSound } from './levelSound.ts';
import type { SpelledPlace } from './place.ts';

/** What is compared, made once per place. */
export interface Searchable {
  readonly name: string;
  readonly characters: readonly string[];
  readonly syllables: readonly string[];
  readonly spelled: string;
  readonly initials: string;
  readonly sortedInitials: string;
  /** Levelled syllables with a blank round each, so that only whole ones match. */
  readonly sounds: string;
  readonly path: readonly string[];
}

export interface Query {
  readonly text: string;
  readonly characters: readonly string[];
  readonly latin: boolean;
  readonly sounds: string;
  readonly soundCount: number;
  readonly sorted: string;
}

export const level = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[\s,，、。.'’-]/gu, '');

export const toSearchable = ({ place, path, syllables }: SpelledPlace): Searchable => {
  const name = level(place.name);
  const initials = syllables.map((syllable) => (/^\d/u.test(syllable) ? syllable : syllable.slice(0, 1))).join('').toLowerCase();
  return {
    name,
    characters: [...name],
    syllables: syllables.map((syllable) => syllable.toLowerCase()),
    spelled: syllables.join('').toLowerCase(),
    initials,
    sortedInitials: sortLetters(initials),
    sounds: soundsOf(syllables),
    path,
  };
};

export const toQuery = (text: string, syllables: readonly string[]): Query => {
  const levelled = level(text);
  return { text: levelled, characters: [...levelled], latin: /^[a-z]+$/u.test(levelled), sounds: soundsOf(syllables), soundCount: syllables.length, sorted: sortLetters(levelled) };
};

/** How well a place answers a query: 0 not at all, 100 its very name. */
export const matchPlace = (place: Searchable, query: Query): number => (query.latin ? matchLetters(place, query) : matchCharacters(place, query));

const matchCharacters = ({ name, characters, sounds, path }: Searchable, { text, characters: typed, sounds: heard, soundCount }: Query): number => {
  if (name === text) return 100;
  if (name.startsWith(text)) return 90 + shareOf(text, name);
  if (name.includes(text)) return 80 + shareOf(text, name);
  // "岳阳楼区建设路12号": the name within an address; a division named before it decides between places of one name.
  if (name.length >= 2 && text.includes(name)) {
    const before = text.slice(0, text.indexOf(name));
    return 62 + shareOf(name, text) + (before !== '' && path.some((division) => before.includes(division.slice(0, 2))) ? 16 : 0);
  }
  if (soundCount >= 2) {
    if (sounds === heard) return 75;
    if (sounds.includes(heard)) return 60;
    if (sounds.length >= 8 && heard.includes(sounds)) return 50;
  }
  if (text.length >= 2 && follows(characters, typed)) return 45 + shareOf(text, name);
  // One character heard or typed wrongly in a name of three and more.
  if (typed.length >= 3 && characters.length === typed.length && differences(characters, typed) === 1) return 40;
  return 0;
};

const matchLetters = ({ initials, spelled, syllables, sortedInitials }: Searchable, { text, sorted }: Query): number => {
  if (spelled === text) return 95;
  if (initials === text) return 92;
  if (initials.startsWith(text)) return 78 + shareOf(text, initials);
  if (spelled.startsWith(text)) return 76 + shareOf(text, spelled);
  if (text.length >= 2 && initials.includes(text)) return 55 + shareOf(text, initials);
  if (text.length >= 3 && syllables.some((_, at) => at > 0 && abbreviates(text, syllables, at))) return 50;
  if (text.length >= 3 && abbreviates(text, syllables, 0)) return 70;
  // Typed fast, two initials change places ("bljx" for 保利西街): the same letters in another order still find it.
  return text.length >= 4 && sorted === sortedInitials ? 30 : 0;
};

/** "baolxj": each syllable by its letters or their beginning, with nothing left over. */
const abbreviates = (text: string, syllables: readonly string[], from: number): boolean => {
  if (text === '') return true;
  const syllable = syllables[from];
  if (syllable === undefined || syllable[0] !== text[0]) return false;
  for (let length = Math.min(syllable.length, text.length); length >= 1; length -= 1) {
    if (text.startsWith(syllable.slice(0, length)) && abbreviates(text.slice(length), syllables, from + 1)) return true;
  }
  return false;
};

/** All that is wanted, in its order, with other characters between. */
const follows = (characters: readonly string[], wanted: readonly string[]): boolean => {
  let found = 0;
  for (const character of characters) if (character === wanted[found]) found += 1;
  return found === wanted.length;
};

const differences = (one: readonly string[], other: readonly string[]): number => one.reduce((count, letter, at) => count + (letter === other[at] ? 0 : 1), 0);

const soundsOf = (syllables: readonly string[]): string => ` ${syllables.map(levelSound).join(' ')} `;

/** Up to 9 points for how much of the longer one the shorter one is. */
const shareOf = (shorter: string, longer: string): number => Math.floor((9 * shorter.length) / longer.length);

const sortLetters = (letters: string): string => [...letters].sort().join('');
