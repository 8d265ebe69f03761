import { readFileSync } from 'node:fs';
import { triageFileSchema } from '#contract/rules.ts';
import type { ListContext } from '#domain/boundary/checkTransferLists.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';

const shipped = triageFileSchema.parse(JSON.parse(readFileSync(new URL('../../../resources/rules/triage.json', import.meta.url), 'utf8')));

/** What the two lists may name: the city's categories and kinds of units; what is a danger to life by its category. */
export const listContextOf = ({ context, tree }: { readonly context: DecideContext; readonly tree: UnitTree }): ListContext => ({
  categories: new Set(context.rules.categories.map(({ id }) => id)),
  units: new Set([...tree.units.flatMap(({ code }) => code ?? []), ...context.rules.duties.map(({ unitCode }) => unitCode)]),
  critical: new Set(shipped.categories.filter(({ urgency }) => urgency === 'critical').map(({ category }) => category)),
});
