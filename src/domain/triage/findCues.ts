import type { CueRule, TriageRules } from './triageRules.ts';
import type { Evidence } from './verdict.ts';

export interface FoundCue {
  readonly rule: CueRule;
  readonly evidence: Evidence;
}

/** How far a negation reaches forward, in characters: "没有人受伤" yes, "没有路灯，他打了我" no. */
const negationReach = 4;

/**
 * Every cue in the text with its span. A cue that is taken back, or stands in a harmless phrase, is found all the same
 * and carries the reason why it does not count: an excluded cue stays visible.
 */
export const findCues = (text: string, rules: TriageRules, cleared: ReadonlySet<string>): readonly FoundCue[] => {
  const plain = plainText(text);
  const harmless = rules.hyperbole.flatMap((phrase) => spansOf(plain, phrase));
  return rules.cues
    .flatMap((rule) =>
      longestFirst(rule.words.flatMap((word) => spansOf(plain, word))).map(({ start, end }) => ({
        rule,
        evidence: {
          start,
          end,
          text: text.slice(start, end),
          rule: rule.rule,
          rulesVersion: rules.version,
          weight: rule.weight,
          excludedBecause: reason(plain, start, end, harmless, rule, rules, cleared),
        },
      })),
    )
    .sort((left, right) => left.evidence.start - right.evidence.start);
};

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Same length as the input, so that spans stay valid: full-width forms to ASCII, lower case. */
export const plainText = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase());

const spansOf = (text: string, word: string): Span[] => {
  const found: Span[] = [];
  if (word === '') return found;
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    found.push({ start, end: start + word.length });
  }
  return found;
};

/** Of overlapping finds the longest stays. */
const longestFirst = (spans: readonly Span[]): readonly Span[] => {
  const kept: Span[] = [];
  for (const span of [...spans].sort((left, right) => right.end - right.start - (left.end - left.start))) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept;
};

const reason = (
  text: string,
  start: number,
  end: number,
  harmless: readonly Span[],
  rule: CueRule,
  rules: TriageRules,
  cleared: ReadonlySet<string>,
): string | null => {
  if (cleared.has(rule.rule)) return 'answered';
  if (harmless.some((span) => span.start <= start && span.end >= end)) return 'hyperbole';
  const before = text.slice(Math.max(0, start - negationReach), start);
  const clause = before.slice(Math.max(...['，', '。', '；', '！', '？', ',', '.', ' '].map((mark) => before.lastIndexOf(mark))) + 1);
  return rules.negations.some((word) => clause.includes(word)) ? 'negated' : null;
};
