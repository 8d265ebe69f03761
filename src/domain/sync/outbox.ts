import type { Instant } from '../tenant.ts';

/**
 * One command waiting to reach the central.
 *
 *   queued → sending → (accepted: removed) | refused | queued again with back-off → … → dead
 */
export interface OutboxEntry {
  readonly commandId: string;
  readonly caseId: string;
  /** Order of capture at this device; per case the order of sending. */
  readonly position: number;
  readonly attempts: number;
  readonly notBefore: Instant;
  readonly state: 'queued' | 'dead';
}

/** How a push as a whole went wrong; a refusal of one command is not a failure. */
export type PushFailure = 'unreachable' | 'unauthorised' | 'busy' | 'poison';

/** After so many tries that the central itself could not process, a command is set aside, visibly. */
const attemptsUntilDead = 8;
const firstDelay = 500;
const longestDelay = 30_000;

/**
 * What to send now: in order per case, at most `limit`. A case waits while its first command waits or is dead, and never
 * holds up another case.
 */
export const nextBatch = (entries: readonly OutboxEntry[], now: Instant, limit: number): readonly OutboxEntry[] => {
  const blocked = new Set<string>();
  const batch: OutboxEntry[] = [];
  for (const entry of [...entries].sort((left, right) => left.position - right.position)) {
    if (batch.length === limit) break;
    if (blocked.has(entry.caseId)) continue;
    if (entry.state === 'dead' || entry.notBefore > now) blocked.add(entry.caseId);
    else batch.push(entry);
  }
  return batch;
};

/** When there is something to send again; null when nothing waits. Independent of new writes. */
export const nextAttemptAt = (entries: readonly OutboxEntry[]): Instant | null => {
  const heads = new Map<string, OutboxEntry>();
  for (const entry of entries) {
    const head = heads.get(entry.caseId);
    if (head === undefined || entry.position < head.position) heads.set(entry.caseId, entry);
  }
  const times = [...heads.values()].filter(({ state }) => state === 'queued').map(({ notBefore }) => notBefore);
  return times.length === 0 ? null : Math.min(...times);
};

/**
 * The entry after a failed push. Only what the central could not process counts towards setting it aside: a day without
 * network, or an expired sign-in, must never cost a command. `jitter` in [0, 1).
 */
export const afterFailure = (entry: OutboxEntry, failure: PushFailure, now: Instant, jitter: number): OutboxEntry => {
  switch (failure) {
    case 'unauthorised':
      return { ...entry, notBefore: now + longestDelay };
    case 'unreachable':
    case 'busy': {
      const attempts = Math.min(entry.attempts + 1, attemptsUntilDead - 1);
      return { ...entry, attempts, notBefore: now + delayOf(attempts, jitter) };
    }
    case 'poison': {
      const attempts = entry.attempts + 1;
      return attempts >= attemptsUntilDead
        ? { ...entry, attempts, state: 'dead' }
        : { ...entry, attempts, notBefore: now + delayOf(attempts, jitter) };
    }
    default:
      return failure satisfies never;
  }
};

/** A dead letter that somebody wants sent again. */
export const revived = (entry: OutboxEntry, now: Instant): OutboxEntry => ({
  ...entry,
  attempts: 0,
  notBefore: now,
  state: 'queued',
});

/** 0.5 s, doubled, at most 30 s; half of it at random, so that a thousand seats do not come back in one beat. */
const delayOf = (attempts: number, jitter: number): number => {
  const full = Math.min(longestDelay, firstDelay * 2 ** Math.max(0, attempts - 1));
  return Math.round(full / 2 + (full / 2) * jitter);
};
