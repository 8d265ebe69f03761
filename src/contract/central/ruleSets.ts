import * as z from 'zod';
import { ruleSetKinds } from '#domain/boundary/ruleSet.ts';
import { idSchema, instantSchema, textSchema } from '../identifiers.ts';
import { transferListsFileSchema, triageFileSchema } from '../rules.ts';

export const ruleSetKindSchema = z.enum(ruleSetKinds);
export const ruleSetVersionNameSchema = z.string().min(1).max(40);

/** Content by kind; what does not fit is refused with the path of the first mistake. */
export const ruleSetBodySchemas = { transfer_lists: transferListsFileSchema, triage: triageFileSchema } as const;

const versionShape = {
  version: ruleSetVersionNameSchema,
  effectiveFrom: instantSchema,
  publishedAt: instantSchema,
  /** User id; `product` for what ships. */
  publishedBy: z.string(),
  /** Everybody who changed the draft. */
  authors: z.array(z.string()).readonly(),
  note: z.string(),
};

/** One publication in the history. `inForce` is as of the central's clock. */
export const ruleSetVersionSchema = z.object({ kind: ruleSetKindSchema, ...versionShape, inForce: z.boolean() });
export type PublishedRuleSet = z.infer<typeof ruleSetVersionSchema>;

const publicationShape = { version: ruleSetVersionNameSchema, effectiveFrom: instantSchema, publishedAt: instantSchema };

/** A publication with its content. */
export const ruleSetPublicationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('transfer_lists'), ...publicationShape, body: transferListsFileSchema }),
  z.object({ kind: z.literal('triage'), ...publicationShape, body: triageFileSchema }),
]);
export type RuleSetPublication = z.infer<typeof ruleSetPublicationSchema>;

/** `GET /api/rules`: what is in force and what is to come, for every seat and portal; `ETag` and `If-None-Match`. */
export const rulesInForceSchema = z.object({ publications: z.array(ruleSetPublicationSchema) });
export type RulesInForce = z.infer<typeof rulesInForceSchema>;

/** An unpublished change. `revision` counts saves: a save names the one it was made on, so that nobody's work is lost silently. */
export const ruleSetDraftSchema = z.object({
  draftId: idSchema,
  kind: ruleSetKindSchema,
  baseVersion: ruleSetVersionNameSchema,
  body: z.unknown(),
  revision: z.number().int().min(1),
  authors: z.array(z.string()).readonly(),
  note: z.string(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type RuleSetDraft = z.infer<typeof ruleSetDraftSchema>;

/** `GET /api/rules/:kind`: history, newest first, and the open drafts without their content. */
export const ruleSetShelfSchema = z.object({
  versions: z.array(ruleSetVersionSchema),
  drafts: z.array(ruleSetDraftSchema.omit({ body: true })),
});

/** `POST /api/rules/:kind/drafts`: a copy of a version to work on. */
export const openRuleDraftSchema = z.object({ baseVersion: ruleSetVersionNameSchema });

/** `PUT /api/rules/drafts/:id`. Errors: conflict (saved by somebody else since), invalid_params with the path. */
export const saveRuleDraftSchema = z.object({ revision: z.number().int().min(1), body: z.unknown(), note: textSchema(500) });

/**
 * `POST /api/rules/drafts/:id/publish`. `effectiveFrom` is not in the past (a minute is forgiven). Errors: forbidden
 * `own_draft` (another person than the authors publishes), refused `lists_have_problems`.
 */
export const publishRuleDraftSchema = z.object({ revision: z.number().int().min(1), effectiveFrom: instantSchema });
