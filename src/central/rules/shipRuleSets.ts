import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { ruleSetBodySchemas } from '#contract/central/ruleSets.ts';
import type { RuleSetKind } from '#domain/boundary/ruleSet.ts';
import type { Instant } from '#domain/tenant.ts';
import { ruleSetVersionTable } from '../database/schema.ts';

const files: Readonly<Record<RuleSetKind, URL>> = {
  transfer_lists: new URL('../../../resources/rules/transferLists.json', import.meta.url),
  triage: new URL('../../../resources/rules/triage.json', import.meta.url),
};

/**
 * Puts the product's own lists and rules into force: at the first start for all time, after an update from now on. A city
 * that has published its own keeps them; the product's newer version then stands in the history to be compared and taken.
 */
export const shipRuleSets = async (orm: NodePgDatabase, tenant: string, now: Instant): Promise<void> => {
  const known = await orm
    .select({ kind: ruleSetVersionTable.kind, publishedBy: ruleSetVersionTable.publishedBy })
    .from(ruleSetVersionTable)
    .where(eq(ruleSetVersionTable.tenant, tenant));
  for (const kind of ['transfer_lists', 'triage'] as const) {
    const body = ruleSetBodySchemas[kind].parse(JSON.parse(readFileSync(files[kind], 'utf8')));
    const earlier = known.filter((each) => each.kind === kind);
    const ownRules = earlier.some(({ publishedBy }) => publishedBy !== 'product');
    await orm
      .insert(ruleSetVersionTable)
      .values({
        tenant,
        kind,
        version: body.version,
        body,
        // Behind everything the city has: known, never in force by itself.
        effectiveFrom: earlier.length === 0 || ownRules ? 0 : now,
        publishedAt: now,
        publishedBy: 'product',
        authors: [],
        note: '',
      })
      .onConflictDoNothing();
  }
};
