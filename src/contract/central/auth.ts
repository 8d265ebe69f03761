import * as z from 'zod';
import { actorSchema, instantSchema, lineSchema, roleSchema, seatIdSchema, tenantSchema, textSchema } from '../identifiers.ts';

/** `POST /api/login`. */
export const loginRequestSchema = z.object({
  user: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(200),
});

export const userSchema = actorSchema.extend({
  role: roleSchema,
  name: textSchema(80),
  line: lineSchema.nullable(),
});
export type User = z.infer<typeof userSchema>;

export const sessionSchema = z.object({
  user: userSchema,
  tenant: tenantSchema,
  accessToken: z.string(),
  accessExpiresAt: instantSchema,
  refreshToken: z.string(),
  refreshExpiresAt: instantSchema,
});
export type Session = z.infer<typeof sessionSchema>;

/** `POST /api/refresh`: the refresh token is used once and replaced. */
export const refreshRequestSchema = z.object({ refreshToken: z.string().max(200) });

/** `POST /api/seats/enrol`: a one-time code binds the seat to the device's Ed25519 public key (SPKI, base64). */
export const enrolSeatRequestSchema = z.object({
  code: z.string().max(100),
  seatId: seatIdSchema,
  publicKey: z.string().max(200),
});

export const seatSchema = z.object({
  seatId: seatIdSchema,
  tenant: tenantSchema,
  line: lineSchema,
  /** The seat's block of case numbers, 1–999. */
  numberBlock: z.number().int().min(1).max(999),
  /** Highest counter the central has seen from this block today; a reinstalled seat goes on above it. */
  numberFloor: z.number().int().min(0).max(9999),
});
export type Seat = z.infer<typeof seatSchema>;

/** `POST /api/seats/session`: `signature` is Ed25519 over `lianxi-seat:<seatId>:<at>`; `at` within five minutes of the central's clock. */
export const seatSessionRequestSchema = z.object({
  seatId: seatIdSchema,
  at: instantSchema,
  signature: z.string().max(200),
});

export const seatSessionSchema = z.object({
  seat: seatSchema,
  accessToken: z.string(),
  accessExpiresAt: instantSchema,
  /** For the seat's offset to the server's clock. */
  serverTime: instantSchema,
});
export type SeatSession = z.infer<typeof seatSessionSchema>;
