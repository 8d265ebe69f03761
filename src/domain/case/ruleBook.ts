import type { Missed, Urgency } from './case.ts';
import type { ClockKind, EscalationStep } from './caseRecords.ts';
import type { RuleVersions } from './command.ts';

/** `elapsed` counts round the clock; `working` counts Chinese working time only. */
export interface ClockLimit {
  readonly urgency: Urgency;
  readonly kind: ClockKind;
  readonly minutes: number;
  readonly time: 'elapsed' | 'working';
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** A clear duty: cases of this category go straight to this kind of unit. */
export interface Duty {
  readonly category: string;
  /** Code of the department in the responsibility list. */
  readonly unitCode: string;
  /** `grid`: the grid worker looks first, the department helps if he cannot. */
  readonly first: 'grid' | 'department';
  /** Codes of departments that go along. */
  readonly joint?: readonly string[] | undefined;
}

export interface NotAcceptedReason {
  readonly id: string;
  readonly name: string;
  readonly basis: string;
}

/** Why a unit may say "not mine" (退单理由), why a caller is not content. */
export interface ReturnReason {
  readonly id: string;
  readonly name: string;
}

/** How long a unit may return a share, from the acceptance of its dispatch. */
export type ReturnLimit = Omit<ClockLimit, 'kind'>;

/** Who is told when a clock has used `share` of its time. */
export interface EscalationRule {
  readonly share: number;
  readonly to: EscalationStep;
}

/** Whom the hotline calls back. */
export interface FollowUpRules {
  /** Each in force from its day on, until the next. */
  readonly samplings: readonly Sampling[];
  /** Attempts without an answer after which a case may be verified without the caller's word. */
  readonly attempts: number;
  /** When to try again, after what became of the last attempt. */
  readonly retryMinutes: Readonly<Record<Missed, number>>;
  /** How long after the feedback the caller should have been asked. */
  readonly withinMinutes: number;
  /** For how long a second person may ask again. */
  readonly secondDays: number;
  readonly unsatisfiedReasons: readonly ReturnReason[];
}

/** Whom the sampling picks, from a day on (Shanghai, ISO date). The first line that fits counts. */
export interface Sampling {
  readonly effectiveFrom: string;
  readonly rules: readonly SampleRule[];
}

export interface SampleRule {
  /** A category, or a group of them; null: any. */
  readonly category: string | null;
  readonly urgency: Urgency | null;
  /** Share that is asked, 0–1; picked by case id, the same everywhere. */
  readonly share: number;
  /** Share that a second, independent person asks again. */
  readonly second: number;
}

/** The loop's own rules: resources/rules/loop.json. */
export interface LoopRules {
  readonly version: string;
  readonly returnReasons: readonly ReturnReason[];
  readonly returnLimits: readonly ReturnLimit[];
  readonly escalation: readonly EscalationRule[];
  /** The return of a case from which on the decision binds. */
  readonly arbitrationAt: number;
  readonly followUp: FollowUpRules;
}

/** A city's data that `decide()` needs: versioned, editable, never code. */
export interface RuleBook {
  readonly versions: RuleVersions;
  readonly clocks: readonly ClockLimit[];
  readonly categories: readonly Category[];
  readonly duties: readonly Duty[];
  readonly notAcceptedReasons: readonly NotAcceptedReason[];
  readonly loop: LoopRules;
}
