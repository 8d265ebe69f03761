import type * as z from 'zod';
import { operatorAnswerSchema } from '#contract/central/location.ts';
import type { LocationFailure } from '#domain/replay/seatView.ts';
import type { Line } from '#domain/tenant.ts';

export type FoundLocation = z.output<typeof operatorAnswerSchema>;

/** An operator's answer that is no place. */
export class NoLocation extends Error {
  readonly failure: LocationFailure;

  constructor(failure: LocationFailure, why: string) {
    super(why);
    this.name = 'NoLocation';
    this.failure = failure;
  }
}

/** Where the operator's network finds a number (基站定位 / 三字段). */
export interface LocationPort {
  /** Shown beside the place. */
  readonly provider: string;
  /** @throws NoLocation */
  lookUp(wanted: { readonly number: string; readonly callId: string; readonly line: Line }): Promise<FoundLocation>;
}

/** A service that takes `POST {number, callId, line}` with a bearer token; what an operator or the ministry's platform offers is put behind that. */
export const createHttpLocation = (options: { readonly url: string; readonly token: string; readonly provider: string; readonly patienceMs: number }): LocationPort => ({
  provider: options.provider,
  lookUp: async (wanted) => {
    const response = await fetch(options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${options.token}` },
      body: JSON.stringify(wanted),
      signal: AbortSignal.timeout(options.patienceMs),
    }).catch((error: unknown) => {
      const late = error instanceof Error && error.name === 'TimeoutError';
      throw new NoLocation(late ? 'timeout' : 'unavailable', error instanceof Error ? error.message : 'unreachable');
    });
    if (response.status === 404) throw new NoLocation('not_found', 'the operator does not know where this number is');
    if (response.status === 401 || response.status === 403) throw new NoLocation('refused', `the operator answered ${response.status}`);
    if (!response.ok) throw new NoLocation('unavailable', `the operator answered ${response.status}`);
    const answer = operatorAnswerSchema.safeParse(await response.json().catch(() => null));
    if (!answer.success) throw new NoLocation('unavailable', 'the operator’s answer cannot be read');
    return answer.data;
  },
});
