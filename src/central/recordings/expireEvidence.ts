import type * as z from 'zod';
import type { recordingSchema } from '#contract/exchange/events.ts';
import { daysOfEvidence, type RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';

/** Recordings that an exchange keeps itself. */
export interface Evidence {
  list(): Promise<readonly z.output<typeof recordingSchema>[]>;
  remove(recordingId: string): Promise<void>;
}

const dayMs = 86_400_000;

/**
 * Deletes what is older than the days of its class. The line in the audit comes first: what was deleted without one would be
 * evidence that vanished. Returns how many.
 */
export const expireEvidence = async (deps: {
  readonly evidence: Evidence;
  readonly policy: RecordingPolicy;
  readonly audit: Audit;
  readonly now: Instant;
}): Promise<number> => {
  const old = (await deps.evidence.list()).filter(({ line, startedAt, endedAt }) => (endedAt ?? startedAt) < deps.now - daysOfEvidence(deps.policy, line) * dayMs);
  for (const { recordingId, callId, line, sha256 } of old) {
    await deps.audit.record('retention', 'evidence_deleted', { callId, class: line ?? 'internal', sha256: sha256 ?? '' });
    await deps.evidence.remove(recordingId);
  }
  return old.length;
};
