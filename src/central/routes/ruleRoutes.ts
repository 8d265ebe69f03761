import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';
import type { User } from '#contract/central/auth.ts';
import {
  openRuleDraftSchema,
  publishRuleDraftSchema,
  ruleSetKindSchema,
  ruleSetVersionNameSchema,
  saveRuleDraftSchema,
  type PublishedRuleSet,
  type RuleSetDraft,
} from '#contract/central/ruleSets.ts';
import { ContractError } from '#contract/errors.ts';
import { mayEditRules, mayPublishRules, mayReadRules } from '#domain/boundary/ruleSet.ts';
import type { ListContext } from '#domain/boundary/checkTransferLists.ts';
import type { Instant, Role } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Identify } from '../plugins/identify.ts';
import { publishRules } from '../rules/publishRules.ts';
import type { RuleSetStore } from '../rules/ruleSetStore.ts';

export interface RuleRoutesDeps {
  readonly identify: Identify;
  readonly store: RuleSetStore;
  readonly listContext: () => ListContext;
  readonly audit: Audit;
  readonly now: () => Instant;
}

const draftParams = z.object({ id: z.uuid() });
const kindParams = z.object({ kind: ruleSetKindSchema });
const versionParams = kindParams.extend({ version: ruleSetVersionNameSchema });

/** @throws ContractError forbidden unless a person with the right role asks; a seat's own token is nobody. */
export const requireRole = async (identify: Identify, request: FastifyRequest, may: (role: Role) => boolean): Promise<User> => {
  const { user } = await identify(request);
  if (user === null || !may(user.role)) throw new ContractError('forbidden', 'role_not_allowed');
  return user;
};

/** The city's lists and triage rules: read, change as drafts, publish. Who may do what: domain/boundary/ruleSet.ts. */
export const ruleRoutes = (app: FastifyInstance, { identify, store, listContext, audit, now }: RuleRoutesDeps): void => {
  app.get('/api/rules', async (request, reply) => {
    await identify(request);
    const wanted = (await store.versions(null)).filter(({ inForce, effectiveFrom }) => inForce || effectiveFrom > now());
    const etag = `"${createHash('sha256').update(JSON.stringify(wanted.map(named))).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    const publications = await Promise.all(
      wanted.map(async ({ kind, version, effectiveFrom, publishedAt }) => ({ kind, version, effectiveFrom, publishedAt, body: await store.body(kind, version) })),
    );
    return reply.header('etag', etag).send({ publications });
  });

  app.get('/api/rules/:kind', async (request) => {
    await requireRole(identify, request, mayReadRules);
    const { kind } = kindParams.parse(request.params);
    return { versions: await store.versions(kind), drafts: await store.drafts(kind) };
  });

  app.get('/api/rules/:kind/versions/:version', async (request) => {
    await requireRole(identify, request, mayReadRules);
    const { kind, version } = versionParams.parse(request.params);
    const body = await store.body(kind, version);
    if (body === null) throw new ContractError('not_found', 'rule_version');
    return { body };
  });

  app.post('/api/rules/:kind/drafts', async (request): Promise<RuleSetDraft> => {
    const user = await requireRole(identify, request, mayEditRules);
    const { kind } = kindParams.parse(request.params);
    const { baseVersion } = openRuleDraftSchema.parse(request.body);
    const body = await store.body(kind, baseVersion);
    if (body === null) throw new ContractError('not_found', 'rule_version');
    const at = now();
    const draft: RuleSetDraft = {
      draftId: uuidv7(),
      kind,
      baseVersion,
      body,
      revision: 1,
      authors: [user.userId],
      note: '',
      createdAt: at,
      updatedAt: at,
    };
    await store.open(draft);
    await audit.record(user.userId, 'rule_draft_opened', { draftId: draft.draftId, kind, baseVersion });
    return draft;
  });

  app.get('/api/rules/drafts/:id', async (request) => {
    await requireRole(identify, request, mayEditRules);
    return store.draft(draftParams.parse(request.params).id);
  });

  app.put('/api/rules/drafts/:id', { bodyLimit: 4 * 1024 * 1024 }, async (request) => {
    const user = await requireRole(identify, request, mayEditRules);
    const { id } = draftParams.parse(request.params);
    const { revision, body, note } = saveRuleDraftSchema.parse(request.body);
    const saved = await store.save({ draftId: id, revision, body, note, author: user.userId, at: now() });
    await audit.record(user.userId, 'rule_draft_saved', { draftId: id, revision: String(saved.revision) });
    return saved;
  });

  app.post('/api/rules/drafts/:id/discard', async (request, reply) => {
    const user = await requireRole(identify, request, mayEditRules);
    const { id } = draftParams.parse(request.params);
    await store.discard(id, now());
    await audit.record(user.userId, 'rule_draft_discarded', { draftId: id });
    return reply.status(204).send();
  });

  app.post('/api/rules/drafts/:id/publish', async (request) => {
    const user = await requireRole(identify, request, mayPublishRules);
    const { id } = draftParams.parse(request.params);
    const wanted = publishRuleDraftSchema.parse(request.body);
    const published = await publishRules({ store, context: listContext, now }, { ...wanted, draftId: id, publisher: user.userId });
    await audit.record(user.userId, 'rules_published', { draftId: id, kind: published.kind, version: published.version });
    return published;
  });
};

const named = ({ kind, version, effectiveFrom }: PublishedRuleSet): readonly unknown[] => [kind, version, effectiveFrom];
