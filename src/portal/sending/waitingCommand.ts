import * as z from 'zod';
import { commandEnvelopeSchema } from '#contract/case.ts';
import { wireErrorSchema, type WireError } from '#contract/errors.ts';
import { idSchema } from '#contract/identifiers.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import type { OutboxEntry } from '#domain/sync/outbox.ts';

/** A command on this phone until the central's feed shows what it did. */
export interface WaitingCommand {
  readonly entry: OutboxEntry;
  readonly envelope: CommandEnvelope;
  /** Version of the case that contains it; null while the central has not answered. */
  readonly acceptedVersion: number | null;
}

interface RefusedCommand {
  readonly envelope: CommandEnvelope;
  readonly error: WireError;
}

export interface SendingState {
  readonly waiting: readonly WaitingCommand[];
  readonly refused: readonly RefusedCommand[];
}

export const nothingWaiting: SendingState = { waiting: [], refused: [] };

const entrySchema = z.object({
  commandId: idSchema,
  caseId: idSchema,
  position: z.number().int(),
  attempts: z.number().int(),
  notBefore: z.number().int(),
  state: z.enum(['queued', 'dead']),
}) satisfies z.ZodType<OutboxEntry>;

export const sendingStateSchema = z.object({
  waiting: z.array(
    z.object({ entry: entrySchema, envelope: commandEnvelopeSchema, acceptedVersion: z.number().int().nullable() }),
  ),
  refused: z.array(z.object({ envelope: commandEnvelopeSchema, error: wireErrorSchema })),
}) satisfies z.ZodType<SendingState>;

/** What the central has not taken yet. */
export const unsentOf = ({ waiting }: SendingState): readonly WaitingCommand[] =>
  waiting.filter(({ acceptedVersion }) => acceptedVersion === null);
