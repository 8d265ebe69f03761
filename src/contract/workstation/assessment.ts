import {
  assessmentQuerySchema,
  assessmentSchema,
  diversionCasesQuerySchema,
  diversionCasesSchema,
  diversionQuerySchema,
  diversionSchema,
  drillQuerySchema,
  drillSchema,
} from '../central/loop.ts';
import { exportRecordSchema } from '../central/exports.ts';
import { nothingSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';

/** Figures of units and of the diversion, asked of the central when shown. Errors: central_unreachable; forbidden unless a lead or supervisor is signed in. */
export const assessmentService = defineService({
  name: 'assessment',
  methods: {
    read: { params: assessmentQuerySchema, result: assessmentSchema },
    /** The cases behind one figure. */
    drill: { params: drillQuerySchema, result: drillSchema },
    diversion: { params: diversionQuerySchema, result: diversionSchema },
    diversionCases: { params: diversionCasesQuerySchema, result: diversionCasesSchema },
    /** Puts on record at the central that the table leaves the system; only then may it leave. */
    recordExport: { params: exportRecordSchema, result: nothingSchema },
  },
  topics: {},
});
