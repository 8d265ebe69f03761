import type { Urgency } from '../case/case.ts';
import type { EmergencyService, Verdict } from './verdict.ts';

/** A cue: any of these words speaks for `rule`. Words are plain text, matched after NFKC and lower-casing. */
export interface CueRule {
  readonly rule: string;
  readonly words: readonly string[];
  /** Positive speaks for police, negative for non-police. */
  readonly weight: number;
  /** The cue alone forces police and alerts these services. */
  readonly redFlag: { readonly code: string; readonly services: readonly EmergencyService[] } | null;
  /** Needs another unit beside the police (fire, gas, fallen poles). */
  readonly joint: boolean;
  readonly urgency: Urgency | null;
}

export interface CategoryRule {
  readonly category: string;
  readonly unit: string;
  readonly words: readonly string[];
  readonly urgency: Urgency;
  readonly verdict: Verdict;
}

export interface QuestionRule {
  readonly id: string;
  readonly text: string;
  /** Asked when this rule matched, or always for the protocol's own questions. */
  readonly when: readonly string[] | 'always';
  readonly options: readonly {
    readonly key: string;
    readonly label: string;
    readonly consequence: string;
    /** Weight the answer adds; a red flag code forces police, `clears` strikes these cues out. */
    readonly weight: number;
    readonly redFlag: string | null;
    readonly clears: readonly string[];
  }[];
}

/** First triage as versioned data (resources/rules/triage.json). */
export interface TriageRules {
  readonly version: string;
  readonly cues: readonly CueRule[];
  /** Words that take a following cue back ("没有受伤"). */
  readonly negations: readonly string[];
  /** Harmless phrases that contain a frightening word ("吵死了"). */
  readonly hyperbole: readonly string[];
  /** Words of categories that may only say where something happens, or who lives there. */
  readonly placeWords: readonly string[];
  readonly categories: readonly CategoryRule[];
  readonly questions: readonly QuestionRule[];
  readonly redFlagServices: Readonly<Record<string, readonly EmergencyService[]>>;
  /** Below −threshold: non_police; above +threshold: police; between: undecided. */
  readonly threshold: number;
}
