import * as z from 'zod';
import { userSchema } from '../central/auth.ts';
import { lineSchema, nothingSchema, seatIdSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';

export const sessionStateSchema = z.object({
  seatId: seatIdSchema,
  /** The line the seat answers; null while the seat has never reached its central. */
  line: lineSchema.nullable(),
  user: userSchema.nullable(),
  /** How the present user was known: by the central, or by the cached verifier while it was away. */
  signedInBy: z.enum(['central', 'cached']).nullable(),
  locked: z.boolean(),
  /** Synthetic data and demo accounts are in use; the login page offers them. */
  demo: z.boolean(),
  portalUrl: z.string(),
});

/** Who works at this seat. Errors: wrong_credentials, central_unreachable (no cached verifier), rate_limited. */
export const sessionService = defineService({
  name: 'session',
  methods: {
    login: {
      params: z.object({ user: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) }),
      result: sessionStateSchema,
    },
    logout: { params: nothingSchema, result: nothingSchema },
    lock: { params: nothingSchema, result: nothingSchema },
    unlock: { params: z.object({ password: z.string().min(1).max(200) }), result: nothingSchema },
  },
  topics: { state: { params: nothingSchema, event: sessionStateSchema } },
});

export const leaseStateSchema = z.object({ holder: z.enum(['this', 'other', 'nobody']) });

/**
 * The seat's editing rights and its telephone: one page of each kind holds them; a second is read-only until it takes over.
 * Calls that write answer `lease_lost` to a page without the lease.
 */
export const leaseService = defineService({
  name: 'lease',
  methods: {
    acquire: {
      params: z.object({ page: z.enum(['phone', 'seat']), pageId: z.string().max(60), takeOver: z.boolean() }),
      result: leaseStateSchema,
    },
  },
  topics: {
    state: { params: z.object({ page: z.enum(['phone', 'seat']) }), event: leaseStateSchema },
  },
});
