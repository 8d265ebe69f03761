import type * as z from 'zod';
import { webChallengeSchema, webTicketSchema, type WebTicket } from '#contract/central/webReports.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { callCentral, type CentralCall, type Fetch } from '../central/callCentral.ts';
import { solvePuzzle } from './solvePuzzle.ts';

/** Calls of somebody without an account. */
export interface WebClient {
  /** Without a ticket: places, progress. */
  readonly ask: <Schema extends z.ZodType>(call: Omit<CentralCall, 'token'>, schema: Schema) => Promise<z.infer<Schema>>;
  /** With a ticket, which is worked for when there is none; one that is over is replaced once, unseen. */
  readonly call: <Schema extends z.ZodType>(call: Omit<CentralCall, 'token'>, schema: Schema) => Promise<z.infer<Schema>>;
  /** Works for the ticket while somebody is still writing. */
  readonly prepare: () => void;
  /** The next report needs a ticket of its own. */
  readonly forget: () => void;
}

/** Not the last minute of a ticket: the photos are still to be sent. */
const reserve = 10 * 60_000;

export const createWebClient = (deps: { readonly fetch: Fetch; readonly now: () => Instant; readonly breathe: () => Promise<void> }): WebClient => {
  let held: Promise<WebTicket> | null = null;
  const ask: WebClient['ask'] = (call, schema) => callCentral(deps.fetch, { ...call, token: null }, schema);
  const buy = async (): Promise<WebTicket> => {
    const puzzle = await ask({ method: 'GET', path: '/api/public/challenge' }, webChallengeSchema);
    const nonce = await solvePuzzle(puzzle, deps.breathe);
    return ask({ method: 'POST', path: '/api/public/tickets', body: { challenge: puzzle.challenge, nonce } }, webTicketSchema);
  };
  const ticket = async (): Promise<string> => {
    held ??= buy();
    try {
      const { ticket: text, expiresAt } = await held;
      if (expiresAt - reserve > deps.now()) return text;
    } catch (error) {
      held = null;
      throw error;
    }
    held = buy();
    return (await held).ticket;
  };
  return {
    ask,
    call: async (call, schema) => {
      const attempt = async () => callCentral(deps.fetch, { ...call, token: await ticket() }, schema);
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof ContractError) || (error.kind !== 'unauthorised' && error.code !== 'ticket_used')) throw error;
        held = null;
        return attempt();
      }
    },
    prepare: () => void ticket().catch(() => undefined),
    forget: () => {
      held = null;
    },
  };
};
