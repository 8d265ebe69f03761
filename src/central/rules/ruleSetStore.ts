import { and, desc, eq, getTableColumns as columnsOf, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PublishedRuleSet, RuleSetDraft } from '#contract/central/ruleSets.ts';
import { ContractError } from '#contract/errors.ts';
import { inForceAt, type RuleSetKind } from '#domain/boundary/ruleSet.ts';
import type { Instant } from '#domain/tenant.ts';
import { ruleSetDraftTable, ruleSetVersionTable } from '../database/schema.ts';

/** Publications and drafts as they stand in the database. */
export interface RuleSetStore {
  /** Newest first. */
  versions(kind: RuleSetKind | null): Promise<readonly PublishedRuleSet[]>;
  /** Null when unknown. */
  body(kind: RuleSetKind, version: string): Promise<unknown>;
  /** Open ones, last changed first. */
  drafts(kind: RuleSetKind): Promise<readonly Omit<RuleSetDraft, 'body'>[]>;
  /** @throws ContractError not_found when unknown or no longer open. */
  draft(draftId: string): Promise<RuleSetDraft>;
  open(draft: RuleSetDraft): Promise<void>;
  /** Saves on top of the revision named. @throws ContractError conflict, not_found. */
  save(change: { readonly draftId: string; readonly revision: number; readonly body: unknown; readonly note: string; readonly author: string; readonly at: Instant }): Promise<RuleSetDraft>;
  discard(draftId: string, at: Instant): Promise<void>;
  /** Puts the draft's publication beside the others and takes the draft away, in one transaction. @throws ContractError conflict. */
  publish(draft: RuleSetDraft, publication: Omit<PublishedRuleSet, 'inForce'>, body: unknown): Promise<void>;
}

const { body: _draftBody, tenant: _draftTenant, state: _draftState, ...draftHead } = columnsOf(ruleSetDraftTable);
const { body: _versionBody, tenant: _versionTenant, ...versionHead } = columnsOf(ruleSetVersionTable);

export const createRuleSetStore = (deps: { readonly orm: NodePgDatabase; readonly tenant: string; readonly now: () => Instant }): RuleSetStore => {
  const { orm, tenant } = deps;
  const ofDraft = (draftId: string) => and(eq(ruleSetDraftTable.tenant, tenant), eq(ruleSetDraftTable.draftId, draftId), eq(ruleSetDraftTable.state, 'open'));
  const ofVersion = (kind: RuleSetKind) => and(eq(ruleSetVersionTable.tenant, tenant), eq(ruleSetVersionTable.kind, kind));

  const draft: RuleSetStore['draft'] = async (draftId) => {
    const [found] = await orm.select({ ...draftHead, body: ruleSetDraftTable.body }).from(ruleSetDraftTable).where(ofDraft(draftId));
    if (found === undefined) throw new ContractError('not_found', 'rule_draft');
    return { ...found, kind: found.kind as RuleSetKind };
  };

  return {
    versions: async (kind) => {
      const rows = await orm
        .select(versionHead)
        .from(ruleSetVersionTable)
        .where(kind === null ? eq(ruleSetVersionTable.tenant, tenant) : ofVersion(kind))
        .orderBy(desc(ruleSetVersionTable.effectiveFrom), desc(ruleSetVersionTable.publishedAt));
      const known = rows.map((row) => ({ ...row, kind: row.kind as RuleSetKind }));
      return known.map((row) => ({ ...row, inForce: inForceAt(known, row.kind, deps.now()) === row }));
    },
    body: async (kind, version) => {
      const [found] = await orm
        .select({ body: ruleSetVersionTable.body })
        .from(ruleSetVersionTable)
        .where(and(ofVersion(kind), eq(ruleSetVersionTable.version, version)));
      return found?.body ?? null;
    },
    drafts: async (kind) => {
      const rows = await orm
        .select(draftHead)
        .from(ruleSetDraftTable)
        .where(and(eq(ruleSetDraftTable.tenant, tenant), eq(ruleSetDraftTable.kind, kind), eq(ruleSetDraftTable.state, 'open')))
        .orderBy(desc(ruleSetDraftTable.updatedAt));
      return rows.map((row) => ({ ...row, kind: row.kind as RuleSetKind }));
    },
    draft,
    open: async (opened) => {
      await orm.insert(ruleSetDraftTable).values({ ...opened, tenant, authors: [...opened.authors], state: 'open' });
    },
    save: async ({ draftId, revision, body, note, author, at }) => {
      const saved = await orm
        .update(ruleSetDraftTable)
        .set({
          body,
          note,
          updatedAt: at,
          revision: revision + 1,
          authors: sql`case when ${author}::text = any(authors) then authors else authors || ${author}::text end`,
        })
        .where(and(ofDraft(draftId), eq(ruleSetDraftTable.revision, revision)))
        .returning({ draftId: ruleSetDraftTable.draftId });
      const now = await draft(draftId);
      if (saved.length === 0) throw new ContractError('conflict', 'draft_changed', { by: now.authors.at(-1) ?? '' });
      return now;
    },
    discard: async (draftId, at) => {
      await orm.update(ruleSetDraftTable).set({ state: 'discarded', updatedAt: at }).where(ofDraft(draftId));
    },
    publish: (published, publication, body) =>
      orm.transaction(async (transaction) => {
        const taken = await transaction
          .update(ruleSetDraftTable)
          .set({ state: 'published', updatedAt: publication.publishedAt })
          .where(and(ofDraft(published.draftId), eq(ruleSetDraftTable.revision, published.revision)))
          .returning({ draftId: ruleSetDraftTable.draftId });
        if (taken.length === 0) throw new ContractError('conflict', 'draft_changed');
        await transaction.insert(ruleSetVersionTable).values({ ...publication, tenant, authors: [...publication.authors], body });
      }),
  };
};
