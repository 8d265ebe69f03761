import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { parseTriageModel } from '#contract/triageModel.ts';
import { applyTransferLists } from '#domain/boundary/applyTransferLists.ts';
import type { LabWord } from '#domain/boundary/labReport.ts';
import type { TransferLists } from '#domain/boundary/transferList.ts';
import type { Line } from '#domain/tenant.ts';
import { assess } from '#domain/triage/assess.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';

/** What a city decides by: both rule sets together. */
export interface LabRules {
  readonly triage: TriageRules;
  readonly lists: TransferLists;
}

export interface LabWorkerData {
  readonly before: LabRules;
  readonly after: LabRules;
  /** Day in Asia/Shanghai whose items count. */
  readonly day: string;
}

export interface LabInput {
  readonly text: string;
  readonly line: Line | null;
  readonly place: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Judging thousands of past cases apart from the thread that serves the seats. The model is the product's own, not under trial. */
const { before, after, day } = workerData as LabWorkerData;
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../../resources/triage/${file}`, import.meta.url), 'utf8'));
const model = parseTriageModel(read('model.json'), read('syllables.json'));

const judge =
  ({ triage, lists }: LabRules): ((input: LabInput) => LabWord) =>
  ({ text, line, place, answers }) => {
    const result = assess({ text, line: line ?? '12345', place, answers, revision: 0 }, triage, model);
    const { verdict, category, unit } = applyTransferLists(result, triage, lists, day);
    return { verdict, category, unit };
  };
const [old, recent] = [judge(before), judge(after)];

parentPort?.on('message', (inputs: readonly LabInput[]) => {
  parentPort?.postMessage(inputs.map((input) => ({ before: old(input), after: recent(input) })));
});
