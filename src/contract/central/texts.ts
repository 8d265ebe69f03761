import * as z from 'zod';
import { caseTextSchema } from '../followUp.ts';
import { idSchema, phoneSchema, textSchema } from '../identifiers.ts';

/** `GET /api/cases/:id/texts`: messages to the caller of a case, oldest first. */
export const caseTextsSchema = z.object({ texts: z.array(caseTextSchema) });

/** `POST /api/sms/receipts`, by the gateway: what became of a message it took. */
export const textReceiptSchema = z.object({ id: idSchema, state: z.enum(['delivered', 'failed']) });

/** `POST /api/sms/replies`, by the gateway: what somebody answered. */
export const textReplySchema = z.object({ phone: phoneSchema, text: textSchema(1_000) });
