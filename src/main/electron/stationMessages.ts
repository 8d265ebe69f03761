import * as z from 'zod';
import { lineSchema } from '#contract/identifiers.ts';
import type { HostOptions } from './hostOptions.ts';

/** Station → host: keep this secret, or tell me the one that is kept; somebody rings, or nobody any more. */
export const stationMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('secret'), name: z.string(), proposed: z.string() }),
  z.object({ type: z.literal('ring'), ring: z.object({ line: lineSchema, number: z.string().max(40) }).nullable() }),
]);

/** Host → station, once. */
export interface StationStart {
  readonly type: 'start';
  readonly options: HostOptions;
}

const optionsSchema = z.object({
  data: z.string(),
  central: z.string(),
  seat: z.string(),
  sip: z.string().nullable(),
  sipUser: z.string(),
  sipDomain: z.string(),
  sipAgentUri: z.string(),
}) satisfies z.ZodType<HostOptions>;

/** Host → station: start, a window's port (`page`), or the answer to a secret. */
export const hostMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: optionsSchema }),
  z.object({ type: z.literal('page') }),
  z.object({ type: z.literal('secret'), name: z.string(), value: z.string() }),
]);
