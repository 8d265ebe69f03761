import type { TriageInput, TriageResult } from '#domain/triage/verdict.ts';
import * as z from 'zod';

/** What a city's own model says of a call; it may raise an alarm, it may never lower one. */
const opinionSchema = z.object({
  verdict: z.enum(['police', 'joint', 'non_police', 'undecided']),
  emergency: z.boolean(),
  reason: z.string().max(200),
});

export type RemoteOpinion = z.infer<typeof opinionSchema>;

export interface RemoteTriage {
  /** Null when there is no answer in time, or none that can be understood: then the seat's own verdict stands. */
  ask(input: TriageInput): Promise<RemoteOpinion | null>;
}

/** A model behind HTTP: POST of the input as JSON. Nobody waits on it (docs/decisions/0023). */
export const createRemoteTriage = (url: URL, timeoutMs: number): RemoteTriage => ({
  ask: async (input) => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return answer.ok ? opinionSchema.parse(await answer.json()) : null;
    } catch {
      return null;
    }
  },
});

/**
 * The seat's verdict with a second opinion: what was to be diverted becomes undecided when the city's model sees police, and
 * an emergency that it sees counts. Everything else stays; null when nothing changes.
 */
export const heedOpinion = (result: TriageResult, opinion: RemoteOpinion | null): TriageResult | null => {
  if (opinion === null) return null;
  const doubts = result.verdict === 'non_police' && (opinion.verdict === 'police' || opinion.verdict === 'joint');
  const alarms = opinion.emergency && !result.emergency;
  if (!doubts && !alarms) return null;
  return {
    ...result,
    verdict: doubts ? 'undecided' : result.verdict,
    emergency: result.emergency || alarms,
    urgency: alarms ? 'critical' : result.urgency,
    confidence: doubts ? 0.5 : result.confidence,
    evidence: [...result.evidence, { start: 0, end: 0, text: '', rule: `remote:${opinion.reason}`, rulesVersion: result.rulesVersion, weight: 1, excludedBecause: null }],
    whyNot: doubts ? [...result.whyNot.filter(({ verdict }) => verdict !== 'non_police'), { verdict: 'non_police', because: 'remote_model', text: '', probability: 0.5 }] : result.whyNot,
  };
};
