import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Role } from '#domain/tenant.ts';
import { hashPassword } from '../accounts/users.ts';
import { demoPeople, demoSeats, demoUnits } from './demoUnits.ts';

/** Password of every demo account. Demo data is never mixed with a city's own: it is seeded into an empty tenant only. */
export const demoPassword = 'lianxi-2026';

export interface DemoAccount {
  readonly role: Role;
  readonly user: string;
  readonly password: string;
}

/**
 * Fills an empty tenant with 岳阳's divisions, demo units, people and seats; on a tenant that has data it only opens the
 * seats' enrolment again for `enrolmentCode`, for those that no device has taken yet.
 */
export const seedDemo = async (pool: pg.Pool, tenant: string, enrolmentCode: string): Promise<readonly DemoAccount[]> => {
  const people = demoPeople();
  const { rows } = await pool.query<{ demo: boolean }>('select demo from tenant where tenant = $1', [tenant]);
  if (rows.length === 0) await seedTenant(pool, tenant, await hashPassword(demoPassword));
  else if (rows[0]?.demo !== true) return [];
  await pool.query(
    'update seat set enrolment_hash = $2 where tenant = $1 and public_key is null',
    [tenant, createHash('sha256').update(enrolmentCode).digest('hex')],
  );
  return people.map(({ role, user }) => ({ role, user, password: demoPassword }));
};

const seedTenant = async (pool: pg.Pool, tenant: string, passwordHash: string): Promise<void> => {
  const units = demoUnits();
  const people = demoPeople();
  const seats = demoSeats();
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into tenant (tenant, next_seq, epoch, demo) values ($1, 1, gen_random_uuid(), true)', [tenant]);
    await client.query(
      `insert into unit (tenant, unit_id, name, kind, parent_id, code, demo, phone)
       select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::text[])`,
      [
        tenant,
        units.map(({ id }) => id),
        units.map(({ name }) => name),
        units.map(({ kind }) => kind),
        units.map(({ parentId }) => parentId),
        units.map(({ code }) => code),
        units.map(({ demo }) => demo),
        units.map(({ phone }) => phone ?? ''),
      ],
    );
    for (const { user, name, role, line, unitId, phone = null } of people) {
      await client.query(
        `insert into app_user (tenant, user_id, name, role, line, unit_id, password_hash, phone) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [tenant, user, name, role, line, unitId, passwordHash, phone],
      );
    }
    for (const { seatId, line, numberBlock } of seats) {
      await client.query('insert into seat (tenant, seat_id, line, number_block) values ($1, $2, $3, $4)', [
        tenant,
        seatId,
        line,
        numberBlock,
      ]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};
