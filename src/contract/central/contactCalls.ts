import * as z from 'zod';
import { bridgeEndSchema, bridgeStepSchema } from '../exchange/events.ts';
import { idSchema, instantSchema } from '../identifiers.ts';

/** A telephone that the exchange may ring for its owner: a mobile, or a line with its area code; never a short number. '' for none. */
export const ownPhoneSchema = z.string().regex(/^(?:1\d{10}|0\d{9,11})?$/);

/** `GET /api/my/phone`, and `PUT` with a new one: where the exchange rings who is signed in. */
export const setOwnPhoneSchema = z.object({ phone: ownPhoneSchema });
export const ownPhoneStateSchema = z.object({
  phone: z.string(),
  /** An exchange is connected that can make the call. */
  available: z.boolean(),
});
export type OwnPhoneState = z.infer<typeof ownPhoneStateSchema>;

/**
 * `POST /api/contact-calls`: the exchange rings the worker's own telephone and then the citizen of this case. The caller's number is looked up here
 * and never leaves the central. `callId` is chosen by the page: the same order sent twice is one call.
 */
export const contactCallRequestSchema = z.object({ callId: idSchema, caseId: idSchema, assignmentId: idSchema });

/** Answers it, `GET /api/contact-calls/:id` and `POST /api/contact-calls/:id/hang-up`: how the call stands. */
export const contactCallSchema = z.object({
  callId: idSchema,
  step: bridgeStepSchema,
  startedAt: instantSchema,
  answeredAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  end: bridgeEndSchema.nullable(),
  /** It stands in the case. */
  recorded: z.boolean(),
});
export type ContactCall = z.infer<typeof contactCallSchema>;
