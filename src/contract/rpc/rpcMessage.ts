import * as z from 'zod';
import { wireErrorSchema } from '../errors.ts';

const idSchema = z.number().int().min(1);
const nameSchema = z.string().min(1).max(60);

/** What the caller sends. Parameters are checked later, against the method's own schema. */
export const requestMessageSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('call'), id: idSchema, service: nameSchema, method: nameSchema, params: z.unknown() }),
  z.object({ t: z.literal('subscribe'), id: idSchema, service: nameSchema, topic: nameSchema, params: z.unknown() }),
  z.object({ t: z.literal('unsubscribe'), id: idSchema }),
]);
export type RequestMessage = z.infer<typeof requestMessageSchema>;

/** What the serving side sends. `event` repeats for one subscription; `error` ends a call or a subscription. */
export const responseMessageSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('result'), id: idSchema, value: z.unknown() }),
  z.object({ t: z.literal('error'), id: z.number().int().min(0), error: wireErrorSchema }),
  z.object({ t: z.literal('event'), id: idSchema, value: z.unknown() }),
]);
export type ResponseMessage = z.infer<typeof responseMessageSchema>;

/** Id of an error that answers no particular request: the message itself could not be read. */
export const unreadableRequestId = 0;
