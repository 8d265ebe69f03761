import {
  assessmentQuerySchema,
  assessmentSchema,
  diversionQuerySchema,
  diversionSchema,
  drillQuerySchema,
  drillSchema,
} from '../central/loop.ts';
import { defineService } from '../rpc/serviceContract.ts';

/** Figures of units and of the diversion, asked of the central when shown. Errors: central_unreachable; forbidden unless a lead or supervisor is signed in. */
export const assessmentService = defineService({
  name: 'assessment',
  methods: {
    read: { params: assessmentQuerySchema, result: assessmentSchema },
    /** The cases behind one figure. */
    drill: { params: drillQuerySchema, result: drillSchema },
    diversion: { params: diversionQuerySchema, result: diversionSchema },
  },
  topics: {},
});
