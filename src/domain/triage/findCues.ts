import { escaped, type LevelText } from './levelText.ts';
import type { CueRule, TriageRules } from './triageRules.ts';
import type { Evidence } from './verdict.ts';

export interface FoundCue {
  readonly rule: CueRule;
  readonly evidence: Evidence;
  /** Where it stands in the levelled text. */
  readonly at: number;
}

/** How far a negation reaches forward, in characters: "没有人受伤" yes, "没有路灯，他打了我" no. */
const negationReach = 4;
const possibilityReach = 6;
const breaks = /[，。；！？、…,.;!?:：\s—-]/u;

/**
 * Every cue in the text with its span in the ORIGINAL text. A cue that is denied, only feared, told of others or stands in a
 * harmless phrase is found all the same and carries the reason why it does not count: it stays visible.
 */
export const findCues = (text: string, level: LevelText, rules: TriageRules, cleared: ReadonlySet<string>): readonly FoundCue[] => {
  const { patterns, harmless } = compiled(rules);
  const { plain } = level;
  const phrases = [...plain.matchAll(harmless)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
  return patterns
    .flatMap(({ rule, pattern }) =>
      [...plain.matchAll(pattern)].map(({ 0: word, index }): FoundCue => {
        const start = level.starts[index] ?? 0;
        const end = level.ends[index + word.length - 1] ?? start;
        return {
          rule,
          at: index,
          evidence: {
            start,
            end,
            text: text.slice(start, end),
            rule: rule.rule,
            rulesVersion: rules.version,
            weight: rule.weight,
            excludedBecause: cleared.has(rule.rule) ? 'answered' : exclusion(plain, index, index + word.length, rule, rules, phrases),
          },
        };
      }),
    )
    .sort((left, right) => left.at - right.at);
};

interface Span {
  readonly start: number;
  readonly end: number;
}

const exclusion = (plain: string, start: number, end: number, rule: CueRule, rules: TriageRules, harmless: readonly Span[]): string | null => {
  if (rule.weight <= 0) return null;
  // "打电话" takes back "在打"; a phrase within the cue takes nothing back.
  if (harmless.some((span) => span.start < end && span.end > start && !(span.start > start && span.end < end))) return 'hyperbole';
  const clauseStart = lastBreak(plain, start) + 1;
  const before = plain.slice(clauseStart, start);
  if (endsNear(before, rules.negations, negationReach)) return 'negated';
  if (endsNear(before, rules.hypotheticals, possibilityReach)) return 'possibility';
  if (isSimile(before, plain.slice(end))) return 'hyperbole';
  return null;
};

/** "像杀了鸡", "强盗一样", "比抢劫还快" compare; "好像在打人" and "像是中毒" report what somebody saw. */
const isSimile = (before: string, after: string): boolean =>
  /^[^，。；！？、…,.;!?\s]{0,2}(?:一样|似的|样的|一般)/u.test(after) ||
  /(?<![好不着点来])像(?![是要在被有中喝]).{0,3}$/u.test(before) ||
  (/比.{0,3}$/u.test(before) && /^.{0,3}还/u.test(after));

const endsNear = (before: string, words: readonly string[], reach: number): boolean => {
  const near = before.slice(-reach);
  return words.some((word) => near.includes(word));
};

const lastBreak = (plain: string, before: number): number => {
  let at = before - 1;
  while (at >= 0 && !breaks.test(plain[at] ?? '')) at -= 1;
  return at;
};

interface Compiled {
  readonly patterns: readonly { readonly rule: CueRule; readonly pattern: RegExp }[];
  readonly harmless: RegExp;
}

const compiledRules = new WeakMap<TriageRules, Compiled>();

const compiled = (rules: TriageRules): Compiled => {
  const known = compiledRules.get(rules);
  if (known !== undefined) return known;
  const made = {
    patterns: rules.cues.flatMap((rule) => (rule.words.length === 0 ? [] : [{ rule, pattern: patternOf(rule.words) }])),
    harmless: patternOf(rules.hyperbole),
  };
  compiledRules.set(rules, made);
  return made;
};

const nothing = /(?!)/gu;

/** Longest first, so that of words within each other the whole one is found. */
const patternOf = (words: readonly string[]): RegExp =>
  words.length === 0
    ? nothing
    : new RegExp(
        words
          .toSorted((one, other) => other.length - one.length)
          .map((word) => word.split('*').map(escaped).join(String.raw`[^，。；！？…,.;!?\s]{0,6}`))
          .join('|'),
        'gu',
      );
