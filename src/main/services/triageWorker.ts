import { workerData } from 'node:worker_threads';
import { applyTransferLists } from '#domain/boundary/applyTransferLists.ts';
import type { TransferLists } from '#domain/boundary/transferList.ts';
import { assess } from '#domain/triage/assess.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import type { TriageInput, TriageResult } from '#domain/triage/verdict.ts';
import { readTriageModel } from '../storage/cityFiles.ts';
import { serveCalls } from '../storage/workerCalls.ts';

export interface TriageWorkerData {
  readonly rules: TriageRules;
  /** The folder of the city's files, as a URL. */
  readonly resources: string;
}

/** What is decided by from a moment on; `day` is the one in Asia/Shanghai whose list items count. */
export interface RulesInUse {
  readonly rules: TriageRules;
  readonly lists: TransferLists;
  readonly day: string;
}

/** Triage apart from every other work of the seat: a long text never delays a key or a call. */
const { rules, resources } = workerData as TriageWorkerData;
const model = readTriageModel(new URL(resources));
// What a model is looked up by is made at its first use: before the first caller speaks.
assess({ text: '路灯不亮', revision: 0, line: '12345', answers: {} }, rules, model);
let inUse: RulesInUse = { rules, lists: { version: '', items: [] }, day: '' };

const methods = {
  assess: (input: TriageInput): TriageResult => applyTransferLists(assess(input, inUse.rules, model), inUse.rules, inUse.lists, inUse.day),
  /** Other rules from the next question on: a publication took effect. */
  use: (next: RulesInUse): void => {
    inUse = next;
  },
};

export type TriageMethods = typeof methods;

serveCalls(methods);
