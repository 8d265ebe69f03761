import * as z from 'zod';
import { labStateSchema, startLabSchema } from '../central/lab.ts';
import { qualityCasesSchema, qualityDrillSchema, qualityPeriodSchema, verdictQualitySchema } from '../central/quality.ts';
import { openRuleDraftSchema, publishRuleDraftSchema, ruleSetDraftSchema, ruleSetKindSchema, ruleSetShelfSchema, ruleSetVersionNameSchema, ruleSetVersionSchema, saveRuleDraftSchema } from '../central/ruleSets.ts';
import { idSchema, nothingSchema } from '../identifiers.ts';
import { transferItemSchema, triageWordsFileSchema } from '../rules.ts';
import { questionSchema } from './seatView.ts';
import { defineService } from '../rpc/serviceContract.ts';

const draftRef = z.object({ draftId: idSchema });
const labRef = z.object({ labId: idSchema });

/**
 * The city's lists and rules, and the figures of those who work by them. `inForce` is local and always answers; everything
 * else is the central's, asked with the user's own session. Errors: central_unreachable, unauthorised (signed in while the
 * central was away, or the session is over), forbidden, and those of the central's routes.
 */
export const rulesService = defineService({
  name: 'rules',
  methods: {
    inForce: {
      params: nothingSchema,
      result: z.object({
        transferLists: z.object({ version: ruleSetVersionNameSchema, items: z.array(transferItemSchema).readonly() }),
        triageVersion: ruleSetVersionNameSchema,
        /** The question script, as it is asked. */
        questions: z.array(questionSchema),
      }),
    },
    /** What the rules are called on the screen; local. */
    words: { params: nothingSchema, result: triageWordsFileSchema },
    shelf: { params: z.object({ kind: ruleSetKindSchema }), result: ruleSetShelfSchema },
    body: { params: z.object({ kind: ruleSetKindSchema, version: ruleSetVersionNameSchema }), result: z.object({ body: z.unknown() }) },
    openDraft: { params: openRuleDraftSchema.extend({ kind: ruleSetKindSchema }), result: ruleSetDraftSchema },
    draft: { params: draftRef, result: ruleSetDraftSchema },
    saveDraft: { params: saveRuleDraftSchema.extend({ draftId: idSchema }), result: ruleSetDraftSchema },
    discardDraft: { params: draftRef, result: nothingSchema },
    publish: { params: publishRuleDraftSchema.extend({ draftId: idSchema }), result: ruleSetVersionSchema.omit({ inForce: true }) },
    startLab: { params: startLabSchema, result: labStateSchema },
    lab: { params: labRef, result: labStateSchema },
    cancelLab: { params: labRef, result: nothingSchema },
    quality: { params: qualityPeriodSchema, result: verdictQualitySchema },
    qualityCases: { params: qualityDrillSchema, result: qualityCasesSchema },
  },
  topics: {},
});
