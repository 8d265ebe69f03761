import type { Urgency } from '../case/case.ts';
import type { EmergencyService, Verdict } from './verdict.ts';

/** What is right for a call, told by the labelling rules of the responsibility list. */
export interface Labels {
  readonly verdict: Exclude<Verdict, 'undecided'>;
  readonly emergency: boolean;
  readonly services: readonly EmergencyService[];
  readonly category: string;
  readonly unit: string;
  /** Units that are right as well. */
  readonly alt_units: readonly string[];
  readonly urgency: Exclude<Urgency, 'hard'>;
}

export interface Scenario extends Labels {
  readonly id: string;
  readonly text: string;
  readonly line: '12345' | '110';
  /** Scenarios told of the same situation stay on one side of every split. */
  readonly situation: string;
}
