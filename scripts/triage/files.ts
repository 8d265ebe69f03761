import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { triageFileSchema } from '../../src/contract/rules.ts';
import { parseTriageModel } from '../../src/contract/triageModel.ts';
import { scenarioSchema } from '../../src/contract/scenario.ts';
import type { Scenario } from '../../src/domain/triage/scenario.ts';
import type { TriageModel } from '../../src/domain/triage/triageModel.ts';
import type { TriageRules } from '../../src/domain/triage/triageRules.ts';

const resources = fileURLToPath(new URL('../../resources/', import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(join(resources, file), 'utf8'));

export const modelPath = join(resources, 'triage', 'model.json');
export const readRules = (): TriageRules => triageFileSchema.parse(read('rules/triage.json'));
export const readSyllables = (): Readonly<Record<string, string>> => read('triage/syllables.json') as Record<string, string>;
export const readModel = (): TriageModel => parseTriageModel(read('triage/model.json'), read('triage/syllables.json'));

/** Labelled calls of one file; a call without `situation` is a situation of its own. @throws z.ZodError at the first wrong line. */
export const readScenarios = (file: string): readonly Scenario[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => scenarioSchema.parse(JSON.parse(line)));

/** What was written for this project, by group of categories. */
export const readOwnScenarios = (): readonly Scenario[] =>
  globSync('triage/scenarios/*.jsonl', { cwd: resources })
    .toSorted()
    .flatMap((file) => readScenarios(join(resources, file)));

/** Calls by hands of their own that no model is ever trained on: what is left to measure the shipped one. */
export const readExamScenarios = (): readonly Scenario[] => readScenarios(join(resources, 'triage', 'exam.jsonl'));

/** The three hundred labelled calls that came with the task. */
export const readDevScenarios = (): readonly Scenario[] => readScenarios(join(resources, 'triage', 'dev.jsonl'));
