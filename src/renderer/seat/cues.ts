import type { Evidence, RedFlag } from '#domain/triage/verdict.ts';

/** A reason of the verdict as it stands in the list: the same word by the same rule has one number wherever it occurs. */
export interface NumberedCue {
  readonly number: number;
  readonly text: string;
  readonly rule: string;
  readonly kind: 'cue' | 'red' | 'off';
  readonly excludedBecause: string | null;
}

/** A stretch of the description; the segments joined are the text, character for character. */
export interface Segment {
  readonly text: string;
  readonly cue: NumberedCue | null;
}

interface Findings {
  readonly evidence: readonly Evidence[];
  readonly redFlags: readonly RedFlag[];
}

/** Numbers the reasons in the order of the text. */
export const numberCues = ({ evidence, redFlags }: Findings): readonly NumberedCue[] => {
  const cues = new Map<string, NumberedCue>();
  // What stands on no words of the text (a list item, an answer) has no number in it.
  for (const each of evidence.filter((one) => one.text !== '' && !isWithin(one, evidence, redFlags)).sort((left, right) => left.start - right.start)) {
    const key = keyOf(each);
    if (cues.has(key)) continue;
    cues.set(key, {
      number: cues.size + 1,
      text: each.text,
      rule: each.rule,
      kind: kindOf(each, redFlags),
      excludedBecause: each.excludedBecause,
    });
  }
  return [...cues.values()];
};

/**
 * Cuts the text at its cues. The verdict may be of an older text: a cue is marked only where the same words still stand
 * at its place. Of overlapping cues a red flag wins, then the longer one.
 */
export const segmentText = (text: string, findings: Findings): readonly Segment[] => {
  const numbered = new Map(numberCues(findings).map((cue) => [`${cue.rule}\n${cue.text}\n${cue.excludedBecause ?? ''}`, cue]));
  const taken: { start: number; end: number; cue: NumberedCue }[] = [];
  const candidates = findings.evidence
    .filter(({ start, end, text: words }) => words !== '' && text.slice(start, end) === words)
    .flatMap((each) => {
      const cue = numbered.get(keyOf(each));
      return cue === undefined ? [] : [{ start: each.start, end: each.end, cue }];
    })
    .sort((left, right) => rank[left.cue.kind] - rank[right.cue.kind] || right.end - right.start - (left.end - left.start));
  for (const each of candidates) {
    if (taken.every(({ start, end }) => each.end <= start || each.start >= end)) taken.push(each);
  }
  taken.sort((left, right) => left.start - right.start);
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end, cue } of taken) {
    if (start > from) segments.push({ text: text.slice(from, start), cue: null });
    segments.push({ text: text.slice(start, end), cue });
    from = end;
  }
  if (from < text.length) segments.push({ text: text.slice(from), cue: null });
  return segments;
};

/** A cue inside a longer one of the same kind ("有刀" in "手里有刀"), or a second one on the very same words, says nothing new. */
const isWithin = (one: Evidence, evidence: readonly Evidence[], redFlags: readonly RedFlag[]): boolean =>
  evidence.some(
    (other, place) =>
      other !== one &&
      other.start <= one.start &&
      other.end >= one.end &&
      (other.end - other.start > one.end - one.start || place < evidence.indexOf(one)) &&
      kindOf(other, redFlags) === kindOf(one, redFlags),
  );

const rank = { red: 0, cue: 1, off: 2 } as const;

const keyOf = ({ rule, text, excludedBecause }: Evidence): string => `${rule}\n${text}\n${excludedBecause ?? ''}`;

const kindOf = ({ start, end, excludedBecause }: Evidence, redFlags: readonly RedFlag[]): NumberedCue['kind'] => {
  if (excludedBecause !== null) return 'off';
  return redFlags.some((flag) => flag.start < end && flag.end > start) ? 'red' : 'cue';
};
