import type { Urgency } from '../case/case.ts';
import type { EmergencyService, Verdict } from './verdict.ts';

/** A cue: any of these words is a sign of `rule`. Matched in the levelled text; `*` stands for up to six characters of the same clause. */
export interface CueRule {
  readonly rule: string;
  readonly words: readonly string[];
  /** Positive speaks for police, negative for non-police; what the reader is shown, the verdict is weighed by rules and model. */
  readonly weight: number;
  readonly urgency: Urgency | null;
}

/** An explained rule over the cues that count. It holds when every cue of `all`, one of `any` (if named) and none of `none` was found. */
export interface BoundaryRule {
  readonly code: string;
  /** The labelling rule it follows (`B6`). */
  readonly basis: string;
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly none: readonly string[];
  /** The verdict is at least this, whatever else the text says. */
  readonly force: 'police' | 'joint' | null;
  /** Never diverted without a question. */
  readonly hold: boolean;
  readonly redFlag: string | null;
  readonly services: readonly EmergencyService[];
  readonly emergency: boolean;
}

/** A category of the responsibility list: whose it is, and what it usually is. */
export interface CategoryRule {
  readonly category: string;
  readonly unit: string;
  readonly words: readonly string[];
  readonly urgency: Urgency;
  readonly verdict: Verdict;
  /** Sent beside 110; road matters name 122, which takes 110's place. */
  readonly services: readonly EmergencyService[];
}

export interface QuestionRule {
  readonly id: string;
  readonly text: string;
  /** Asked when one of these cues counts, in these categories (`category:…`), when the place is missing, or always while the verdict is open. */
  readonly when: readonly string[] | 'always' | 'place_unknown';
  /** Cues that already say it (counting or denied): then it is not asked. */
  readonly known: readonly string[];
  readonly options: readonly {
    readonly key: string;
    readonly label: string;
    readonly consequence: string;
    /** Added to the log odds that the police are needed. */
    readonly weight: number;
    readonly force: 'police' | 'joint' | null;
    readonly emergency: boolean | null;
    readonly redFlag: string | null;
    readonly services: readonly EmergencyService[];
    /** Cues that the answer takes back. */
    readonly clears: readonly string[];
  }[];
}

export interface Thresholds {
  /** Risk below which a call is diverted, when no rule holds it. */
  readonly divert: number;
  /** The same when a rule holds it. */
  readonly held: number;
  /** The same of a text of fewer letters than `briefLetters`: of those the words tell least. */
  readonly briefly: number;
  readonly briefLetters: number;
  /** Risk below which the whole text speaks against a rule that forces police: it is undecided, never diverted unasked. */
  readonly doubt: number;
  /** Risk below which a word that would force police is a figure of speech, if the alarm is low too. */
  readonly figurative: number;
  /** From how alarming a sentence alone keeps a harmless call from being diverted unasked. */
  readonly sentence: number;
  /** Risk from which it is police or joint without a question. */
  readonly police: number;
  readonly emergency: number;
  /** A call in which nothing is recognised is unclear, not harmless: with fewer letters, or no category likelier than this. */
  readonly unclearLetters: number;
  readonly unclearCategory: number;
}

/** Triage as versioned data (resources/rules/triage.json). */
export interface TriageRules {
  readonly version: string;
  readonly cues: readonly CueRule[];
  readonly rules: readonly BoundaryRule[];
  /** Words that take a following cue back ("没有受伤"). */
  readonly negations: readonly string[];
  /** Words that make a following cue a mere possibility ("怕失火", "差点撞到"). */
  readonly hypotheticals: readonly string[];
  /** Harmless phrases that contain a frightening word ("吵死了"). */
  readonly hyperbole: readonly string[];
  /** Dialect, typos and homophones → the word the cues know. */
  readonly respell: readonly (readonly [string, string])[];
  readonly categories: readonly CategoryRule[];
  readonly questions: readonly QuestionRule[];
  readonly thresholds: Thresholds;
}
