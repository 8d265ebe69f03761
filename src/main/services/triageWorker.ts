import { workerData } from 'node:worker_threads';
import { assess } from '#domain/triage/assess.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import type { TriageInput, TriageResult } from '#domain/triage/verdict.ts';
import { serveCalls } from '../storage/workerCalls.ts';

/** Triage apart from every other work of the seat: a long text never delays a key or a call. */
let rules = workerData as TriageRules;

const methods = {
  assess: (input: TriageInput): TriageResult => assess(input, rules),
  /** Other rules from the next question on: a publication took effect. */
  use: (next: TriageRules): void => {
    rules = next;
  },
};

export type TriageMethods = typeof methods;

serveCalls(methods);
