import * as z from 'zod';
import { idSchema, instantSchema, lineSchema, textSchema, unitIdSchema } from '../identifiers.ts';

/**
 * 网上报事, for anybody without an account, under `/api/public/`. What is sent needs a ticket, which costs some work of the sender's processor:
 * nothing for a person, too much for who would send thousands. The ticket goes as the bearer token of every further request.
 */

/** `GET challenge`: find a `nonce` so that SHA-256 of `<challenge>:<nonce>` begins with `bits` zero bits. */
export const webChallengeSchema = z.object({ challenge: z.string().max(400), bits: z.number().int().min(0).max(30) });
export type WebChallenge = z.infer<typeof webChallengeSchema>;

/** `POST tickets`. */
export const webTicketRequestSchema = z.object({ challenge: z.string().max(400), nonce: z.string().regex(/^\d{1,15}$/) });
export const webTicketSchema = z.object({ ticket: z.string().max(400), expiresAt: instantSchema });
export type WebTicket = z.infer<typeof webTicketSchema>;

/** `GET places?text=`: by characters, pinyin or initials. `GET places?east=&north=`: where a position lies. `GET divisions?under=`: to choose from a list. */
export const webPlacesQuerySchema = z.union([
  z.object({ text: z.string().trim().min(1).max(40) }),
  z.object({ east: z.coerce.number().min(73).max(136), north: z.coerce.number().min(3).max(54) }),
]);
export const webPlacesSchema = z.object({
  places: z.array(z.object({ name: z.string(), unitId: unitIdSchema, path: z.array(z.string()), demo: z.boolean() })),
});
export type WebPlace = z.infer<typeof webPlacesSchema>['places'][number];
export const webDivisionsQuerySchema = z.object({ under: unitIdSchema.optional() });
export const webDivisionsSchema = z.object({ divisions: z.array(z.object({ id: unitIdSchema, name: z.string(), hasParts: z.boolean() })) });

/** Photos of one report: as many, and all together as large. They go to `uploads/:id?report=` in pieces, as in files.ts. */
export const mostWebPhotos = 6;
export const largestWebReport = 30 * 1024 * 1024;
export const webUploadQuerySchema = z.object({ report: idSchema });

export const citizenPhoneSchema = z.string().regex(/^(?:1\d{10}|0\d{9,11})$/);

/** `POST reports`. `reportId` is chosen by the page: sent again after a lost answer it gives the same number and code. */
export const webReportSchema = z.object({
  reportId: idSchema,
  text: textSchema(2_000).refine((text) => text.trim() !== ''),
  place: z.object({ text: textSchema(200), unitId: unitIdSchema.nullable(), detail: textSchema(200) }),
  point: z.object({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90), accuracy: z.number().nonnegative().nullable() }).nullable(),
  name: textSchema(40),
  phone: citizenPhoneSchema,
  /** Hide name and number from the units that deal with it. */
  secret: z.boolean(),
  photos: z.array(z.object({ fileId: idSchema, at: instantSchema })).max(mostWebPhotos),
  /** The privacy note was read and agreed to. */
  agrees: z.literal(true),
  /** No person sees this field; who fills it in is a program. */
  homepage: z.literal(''),
});
export type WebReport = z.infer<typeof webReportSchema>;

export const webReceiptSchema = z.object({ number: z.string(), code: z.string() });
export type WebReceipt = z.infer<typeof webReceiptSchema>;

/** `POST progress`: what became of it, for whoever has number and code. */
export const webProgressQuerySchema = z.object({ number: z.string().trim().min(1).max(40), code: z.string().trim().min(1).max(20) });
export const webStepSchema = z.object({
  kind: z.enum(['received', 'dispatched', 'signed', 'contacted', 'fed_back', 'reworked', 'asked', 'answered', 'not_accepted', 'merged', 'closed', 'void']),
  at: instantSchema,
  units: z.array(z.string()),
});
export const webProgressSchema = z.object({
  number: z.string(),
  title: z.string(),
  stage: z.enum(['received', 'handling', 'checking', 'closed']),
  steps: z.array(webStepSchema),
  /** 公开答复, the hotline's answer, or why it is not accepted. */
  reply: z.string(),
  /** Something the desk needs to know; told by telephone. */
  question: z.string(),
  line: lineSchema,
});
export type WebProgress = z.infer<typeof webProgressSchema>;
