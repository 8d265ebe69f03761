import * as z from 'zod';
import { clustersSchema } from '../central/clusters.ts';
import { idSchema, instantSchema, nothingSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';
import { caseRowSchema } from './cases.ts';

const { cluster, repeat } = { cluster: clustersSchema.shape.clusters.element, repeat: clustersSchema.shape.repeats.element };

/** What is reported again and again. `local`: the central is away, and only what this seat has is counted. */
export const clusterAlertsSchema = z.object({
  at: instantSchema,
  source: z.enum(['central', 'local']),
  rule: clustersSchema.shape.rule,
  repeatRule: clustersSchema.shape.repeatRule,
  /** Rows in the order they came, those the seat has; `mainCaseId`: into which the others would go, null when all have ended. */
  clusters: z.array(cluster.omit({ members: true }).extend({ mainCaseId: idSchema.nullable(), rows: z.array(caseRowSchema) })),
  repeats: z.array(repeat.omit({ members: true }).extend({ rows: z.array(caseRowSchema) })),
});
export type ClusterAlerts = z.infer<typeof clusterAlertsSchema>;

/** Many alike at once, and disputes that come back to one address. */
export const clustersService = defineService({
  name: 'clusters',
  methods: {
    /** 并案, several at a time; every caller is kept. A case that may not be merged is named and left as it is. */
    merge: {
      params: z.object({ caseIds: z.array(idSchema).min(1).max(200), intoCaseId: idSchema }),
      result: z.object({ merged: z.array(idSchema), refused: z.array(z.object({ number: z.string(), code: z.string() })) }),
    },
    /** Takes merges back. */
    split: { params: z.object({ caseIds: z.array(idSchema).min(1).max(200) }), result: nothingSchema },
  },
  topics: { alerts: { params: nothingSchema, event: clusterAlertsSchema } },
});
