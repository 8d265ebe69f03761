import { createHash, createPublicKey, verify } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Seat } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { parseCaseNumber } from '#domain/case/caseNumber.ts';
import type { Instant, Line, Tenant } from '#domain/tenant.ts';
import { seatTable } from '../database/schema.ts';

export interface Seats {
  find(seatId: string): Promise<Seat | null>;
  /** Binds a seat to a device's key with a one-time code. @throws ContractError forbidden, invalid_params. */
  enrol(request: { readonly seatId: string; readonly code: string; readonly publicKey: string }): Promise<Seat>;
  /** @throws ContractError unauthorised. */
  authenticate(request: { readonly seatId: string; readonly at: Instant; readonly signature: string }): Promise<Seat>;
}

/** How far a seat's clock may be from ours before its signature counts as stale. */
const signatureLife = 5 * 60_000;

export const createSeats = (deps: {
  readonly orm: NodePgDatabase;
  readonly pool: pg.Pool;
  readonly tenant: Tenant;
  readonly key: string;
  readonly now: () => Instant;
}): Seats => {
  const where = (seatId: string) => and(eq(seatTable.tenant, deps.key), eq(seatTable.seatId, seatId));
  const row = async (seatId: string) => (await deps.orm.select().from(seatTable).where(where(seatId)))[0] ?? null;

  const toSeat = async (found: typeof seatTable.$inferSelect): Promise<Seat> => ({
    seatId: found.seatId,
    tenant: { ...deps.tenant },
    line: found.line as Line,
    numberBlock: found.numberBlock,
    numberFloor: await highestNumber(deps.pool, deps.key, found.numberBlock, deps.now()),
  });

  return {
    find: async (seatId) => {
      const found = await row(seatId);
      return found === null ? null : toSeat(found);
    },
    enrol: async ({ seatId, code, publicKey }) => {
      const key = parseKey(publicKey);
      if (key === null) throw new ContractError('invalid_params', 'public_key', { at: 'publicKey' });
      const enrolmentHash = createHash('sha256').update(code).digest('hex');
      const [bound] = await deps.orm
        .update(seatTable)
        .set({ publicKey, enrolmentHash: null })
        .where(and(where(seatId), eq(seatTable.enrolmentHash, enrolmentHash)))
        .returning();
      if (bound === undefined) throw new ContractError('forbidden', 'enrolment_code');
      return toSeat(bound);
    },
    authenticate: async ({ seatId, at, signature }) => {
      const found = await row(seatId);
      const key = found?.publicKey === null || found?.publicKey === undefined ? null : parseKey(found.publicKey);
      if (found === null || key === null) throw new ContractError('unauthorised', 'seat_not_enrolled');
      if (Math.abs(at - deps.now()) > signatureLife) {
        throw new ContractError('unauthorised', 'clock_skew', { serverTime: String(deps.now()) });
      }
      const signed = verify(null, Buffer.from(`lianxi-seat:${seatId}:${at}`), key, Buffer.from(signature, 'base64'));
      if (!signed) throw new ContractError('unauthorised', 'signature');
      return toSeat(found);
    },
  };
};

const parseKey = (publicKey: string) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};

const highestNumber = async (pool: pg.Pool, tenant: string, block: number, now: Instant): Promise<number> => {
  const prefix = `${shanghaiDay(now).replaceAll('-', '')}-${String(block).padStart(3, '0')}-`;
  const { rows } = await pool.query<{ number: string | null }>(
    `select max(number) as number from case_row where tenant = $1 and number like $2 || '%'`,
    [tenant, prefix],
  );
  return parseCaseNumber(rows[0]?.number ?? '')?.counter ?? 0;
};
