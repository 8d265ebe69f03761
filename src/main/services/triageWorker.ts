import { workerData } from 'node:worker_threads';
import { assess } from '#domain/triage/assess.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import type { TriageInput, TriageResult } from '#domain/triage/verdict.ts';
import { serveCalls } from '../storage/workerCalls.ts';

/** Triage apart from every other work of the seat: a long text never delays a key or a call. */
const rules = workerData as TriageRules;

const methods = { assess: (input: TriageInput): TriageResult => assess(input, rules) };

export type TriageMethods = typeof methods;

serveCalls(methods);
