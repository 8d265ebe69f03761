import { workerData } from 'node:worker_threads';
import { assess } from '#domain/triage/assess.ts';
import type { TriageModel } from '#domain/triage/triageModel.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import type { TriageInput, TriageResult } from '#domain/triage/verdict.ts';
import { serveCalls } from '../storage/workerCalls.ts';

export interface TriageWorkerData {
  readonly rules: TriageRules;
  readonly model: TriageModel;
}

/** Triage apart from every other work of the seat: a long text never delays a key or a call. */
const { rules, model } = workerData as TriageWorkerData;

const methods = { assess: (input: TriageInput): TriageResult => assess(input, rules, model) };

export type TriageMethods = typeof methods;

serveCalls(methods);
