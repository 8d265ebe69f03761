import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { WebChallenge, WebTicket } from '#contract/central/webReports.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { zeroBits } from '#domain/web/zeroBits.ts';

/** Puzzles and what they buy. Nothing is stored: both carry their own signature, so that any node takes what another gave. */
export interface WebTickets {
  challenge(): WebChallenge;
  /** @throws ContractError unauthorised `puzzle` for a wrong, foreign or old solution. */
  redeem(challenge: string, nonce: string): WebTicket;
  /** The ticket's id. @throws ContractError unauthorised `ticket_over`. */
  idOf(ticket: string): string;
}

const challengeLife = 10 * 60_000;
/** Long enough to write, to walk to where the network is, and to send six photos. */
const ticketLife = 6 * 3_600_000;
/** About 65,000 hashes: a blink on a desk, some two seconds on an old telephone, unseen behind the typing. */
const workBits = 16;

const signedSchema = z.object({ use: z.enum(['challenge', 'ticket']), id: z.string(), until: z.number() });

export const createWebTickets = ({ key, now, bits = workBits }: { readonly key: Buffer; readonly now: () => Instant; readonly bits?: number }): WebTickets => {
  const macOf = (body: string): Buffer => createHmac('sha256', key).update(`web:${body}`).digest();
  const write = (content: z.infer<typeof signedSchema>): string => {
    const body = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${body}.${macOf(body).toString('base64url')}`;
  };
  const read = (text: string, use: 'challenge' | 'ticket'): string | null => {
    const [body = '', mac = ''] = text.split('.');
    const [given, right] = [Buffer.from(mac, 'base64url'), macOf(body)];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const content = signedSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    return content.use === use && content.until > now() ? content.id : null;
  };
  return {
    challenge: () => ({ challenge: write({ use: 'challenge', id: randomUUID(), until: now() + challengeLife }), bits }),
    redeem: (challenge, nonce) => {
      const id = read(challenge, 'challenge');
      const hash = createHash('sha256').update(`${challenge}:${nonce}`).digest();
      if (id === null || zeroBits(hash) < bits) throw new ContractError('unauthorised', 'puzzle');
      const expiresAt = now() + ticketLife;
      // The same id: one solved puzzle is one ticket, however often it is handed in.
      return { ticket: write({ use: 'ticket', id, until: expiresAt }), expiresAt };
    },
    idOf: (ticket) => {
      const id = read(ticket, 'ticket');
      if (id === null) throw new ContractError('unauthorised', 'ticket_over');
      return id;
    },
  };
};
