import type { CommandResult } from '#contract/central/sync.ts';
import { errorKinds, type ErrorKind } from '#contract/errors.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { afterFailure, nextBatch, revived, type PushFailure } from '#domain/sync/outbox.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Replica } from '../replica/replica.ts';
import { unsentOf, type SendingState, type WaitingCommand } from './waitingCommand.ts';

export const withCommand = (state: SendingState, envelope: CommandEnvelope): SendingState => {
  const position = Math.max(0, ...state.waiting.map(({ entry }) => entry.position)) + 1;
  const entry = { commandId: envelope.id, caseId: envelope.caseId, position, attempts: 0, notBefore: 0, state: 'queued' } as const;
  return { ...state, waiting: [...state.waiting, { entry, envelope, acceptedVersion: null }] };
};

export const batchOf = (state: SendingState, now: Instant): readonly WaitingCommand[] => {
  const unsent = unsentOf(state);
  const wanted = nextBatch(unsent.map(({ entry }) => entry), now, 20).map(({ commandId }) => commandId);
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

const failureOf = (kind: ErrorKind): PushFailure => {
  switch (kind) {
    case 'central_unreachable':
    case 'disconnected':
      return 'unreachable';
    case 'unauthorised':
    case 'wrong_credentials':
      return 'unauthorised';
    case 'busy':
    case 'rate_limited':
    case 'conflict':
    case 'epoch_changed':
    case 'disk_full':
    case 'version_skew':
      return 'busy';
    case 'invalid_message':
    case 'unknown_method':
    case 'invalid_params':
    case 'refused':
    case 'forbidden':
    case 'not_found':
    case 'lease_lost':
    case 'too_large':
    case 'internal':
      return 'poison';
    default:
      return kind satisfies never;
  }
};
