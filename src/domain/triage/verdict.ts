/** 警务 / 非警务 / 联动 / 未定. Undecided is treated as police until a question settles it. */
export type Verdict = 'police' | 'non_police' | 'joint' | 'undecided';

export type EmergencyService = '110' | '119' | '120' | '122';

/** One reason, numbered on the screen in the text and in the list. */
export interface Evidence {
  /** Offsets in UTF-16 code units into the text the verdict is stamped with. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly rule: string;
  readonly rulesVersion: string;
  /** Positive speaks for police, negative for non-police. */
  readonly weight: number;
  /** A cue that was found but does not count ("没有受伤"), with the reason; it stays visible, struck through. */
  readonly excludedBecause: string | null;
}

export interface RedFlag {
  readonly code: string;
  readonly services: readonly EmergencyService[];
  readonly start: number;
  readonly end: number;
}

/** Why one of the other verdicts was not given. */
export interface WhyNot {
  readonly verdict: Verdict;
  /** Code of the rule, cue or threshold that decided against it (`weapon`, `B6`, `below_threshold`, `classifier`). */
  readonly because: string;
  /** The words of the text it stands on, empty when it stands on no single words. */
  readonly text: string;
  /** What the engine still gives this verdict, 0..1. */
  readonly probability: number;
}

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly options: readonly { readonly key: string; readonly label: string; readonly consequence: string }[];
}

/** What is known of this caller from before (same number, the city's look-back window). */
export interface EarlierCase {
  readonly category: string | null;
  readonly verdict: Verdict;
}

export interface TriageInput {
  readonly text: string;
  /** Revision of the text; comes back in the result so that a late answer is never shown for newer text. */
  readonly revision: number;
  readonly line: '12345' | '110';
  /** Question id → option key. */
  readonly answers: Readonly<Record<string, string>>;
  /** The place as it stands in the form; with it the question where it happens is not asked. */
  readonly place?: string;
  /** Newest first. A matter that was mediated before and comes back is no first report. */
  readonly callerHistory?: readonly EarlierCase[];
}

export interface TriageResult {
  readonly revision: number;
  readonly verdict: Verdict;
  readonly emergency: boolean;
  readonly services: readonly EmergencyService[];
  readonly urgency: 'critical' | 'urgent' | 'normal' | 'hard' | 'consult';
  readonly category: string | null;
  readonly alternatives: readonly { readonly category: string; readonly unit: string; readonly probability: number }[];
  /** Code of the competent kind of unit (e.g. `chengguan`), null when unclear. */
  readonly unit: string | null;
  /** Units that go with the lead unit, lead excluded. */
  readonly jointUnits: readonly string[];
  /** Of the verdict given, 0..1. */
  readonly confidence: number;
  /** Calibrated probability that the police are needed (police or joint), 0..1. */
  readonly risk: number;
  readonly redFlags: readonly RedFlag[];
  readonly evidence: readonly Evidence[];
  readonly whyNot: readonly WhyNot[];
  readonly nextQuestion: Question | null;
  readonly rulesVersion: string;
}
