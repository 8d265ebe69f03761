import type { CommandResult } from '#contract/central/sync.ts';
import { errorKinds, type ErrorKind } from '#contract/errors.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { afterFailure, nextBatch, revived } from '#domain/sync/outbox.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Replica } from '../replica/replica.ts';
import { failureOf } from './failureOf.ts';
import { filesOf, unsentOf, type SendingState, type WaitingCommand } from './waitingCommand.ts';

export const withCommand = (state: SendingState, envelope: CommandEnvelope): SendingState => {
  const position = Math.max(0, ...state.waiting.map(({ entry }) => entry.position)) + 1;
  const entry = { commandId: envelope.id, caseId: envelope.caseId, position, attempts: 0, notBefore: 0, state: 'queued' } as const;
  return { ...state, waiting: [...state.waiting, { entry, envelope, acceptedVersion: null }] };
};

/** What to send now. A command that names a file the central has not got yet waits, and what follows it in its case with it. */
export const batchOf = (state: SendingState, now: Instant, missing: ReadonlySet<string>): readonly WaitingCommand[] => {
  const unsent = unsentOf(state);
  const entries = unsent.map(({ entry, envelope }) =>
    filesOf(envelope.command).some((fileId) => missing.has(fileId)) ? { ...entry, notBefore: Infinity } : entry,
  );
  const wanted = nextBatch(entries, now, 20).map(({ commandId }) => commandId);
  return wanted.flatMap((id) => unsent.filter(({ entry }) => entry.commandId === id));
};

/** After the central's answers. A refusal is final and kept for the user to read; a retryable one waits its turn again. */
export const withResults = (state: SendingState, results: readonly CommandResult[], now: Instant, jitter: number): SendingState => {
  const byId = new Map(results.map((result) => [result.id, result]));
  const refused = [...state.refused];
  const waiting = state.waiting.flatMap((each): readonly WaitingCommand[] => {
    const result = byId.get(each.entry.commandId);
    if (result === undefined) return [each];
    if (result.status === 'accepted') return [{ ...each, acceptedVersion: result.version }];
    if (errorKinds[result.error.kind].retryable) {
      return [{ ...each, entry: afterFailure(each.entry, failureOf(result.error.kind), now, jitter) }];
    }
    refused.push({ envelope: each.envelope, error: result.error });
    return [];
  });
  return { waiting, refused };
};

/** After a push that as a whole came to nothing. */
export const withFailure = (
  state: SendingState,
  tried: readonly WaitingCommand[],
  kind: ErrorKind,
  now: Instant,
  jitter: number,
): SendingState => {
  const ids = new Set(tried.map(({ entry }) => entry.commandId));
  const failure = failureOf(kind);
  const waiting = state.waiting.map((each) =>
    ids.has(each.entry.commandId) ? { ...each, entry: afterFailure(each.entry, failure, now, jitter) } : each,
  );
  return { ...state, waiting };
};

/** Accepted commands go once the replica contains them; until then the screen shows them from here. */
export const withReplica = (state: SendingState, replica: Replica): SendingState => {
  const waiting = state.waiting.filter(
    ({ envelope, acceptedVersion }) =>
      acceptedVersion === null || (replica.cases.get(envelope.caseId)?.case.version ?? 0) < acceptedVersion,
  );
  return waiting.length === state.waiting.length ? state : { ...state, waiting };
};

/** The user, or the network's return, wants everything tried at once. */
export const withRetry = (state: SendingState, now: Instant): SendingState => ({
  ...state,
  waiting: state.waiting.map((each) =>
    each.acceptedVersion === null ? { ...each, entry: revived(each.entry, now) } : each,
  ),
});

export const withoutRefusal = (state: SendingState, commandId: string): SendingState => ({
  ...state,
  refused: state.refused.filter(({ envelope }) => envelope.id !== commandId),
});
