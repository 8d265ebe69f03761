import * as z from 'zod';
import { commandEnvelopeSchema } from '#contract/case.ts';
import { wireErrorSchema, type WireError } from '#contract/errors.ts';
import type { CaseCommand, CommandEnvelope } from '#domain/case/command.ts';
import type { OutboxEntry } from '#domain/sync/outbox.ts';
import { outboxEntrySchema } from './outboxEntrySchema.ts';

/** A command on this phone until the central's feed shows what it did. */
export interface WaitingCommand {
  readonly entry: OutboxEntry;
  readonly envelope: CommandEnvelope;
  /** Version of the case that contains it; null while the central has not answered. */
  readonly acceptedVersion: number | null;
}

export interface RefusedCommand {
  readonly envelope: CommandEnvelope;
  readonly error: WireError;
}

export interface SendingState {
  readonly waiting: readonly WaitingCommand[];
  readonly refused: readonly RefusedCommand[];
}

export const nothingWaiting: SendingState = { waiting: [], refused: [] };

export const waitingCommandSchema = z.object({
  entry: outboxEntrySchema,
  envelope: commandEnvelopeSchema,
  acceptedVersion: z.number().int().nullable(),
}) satisfies z.ZodType<WaitingCommand>;

export const refusedCommandSchema = z.object({ envelope: commandEnvelopeSchema, error: wireErrorSchema }) satisfies z.ZodType<RefusedCommand>;

/** What the central has not taken yet. */
export const unsentOf = ({ waiting }: SendingState): readonly WaitingCommand[] =>
  waiting.filter(({ acceptedVersion }) => acceptedVersion === null);

/** Photos and voice notes a command names; the central must have them before it hears of them. */
export const filesOf = (command: CaseCommand): readonly string[] => {
  const named = command.type === 'report' ? command.attachments : command.type === 'recheck' ? command.photos : command.type === 'feed_back' ? command.feedback.photos : [];
  return named.map(({ fileId }) => fileId);
};
