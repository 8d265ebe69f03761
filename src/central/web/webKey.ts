import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** The city's own key for tickets, derived ids and query codes; made at the first start, the same on every node. */
export const readWebKey = async (pool: pg.Pool, tenant: string): Promise<Buffer> => {
  await pool.query('insert into web_key (tenant, key) values ($1, $2) on conflict do nothing', [tenant, randomBytes(32)]);
  const { rows } = await pool.query<{ key: Buffer }>('select key from web_key where tenant = $1', [tenant]);
  if (rows[0] === undefined) throw new Error('the key of the web could not be read');
  return rows[0].key;
};

/** A UUID (version 8) that only who has the key can tell: nobody can make his report collide with somebody else's case or command. */
export const derivedId = (key: Buffer, use: string, id: string): string => {
  const bytes = createHmac('sha256', key).update(`${use}:${id}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
};

/** No letter or figure that is taken for another when it is read out or copied by hand. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Eight letters (39 bits) that belong to a case: kept nowhere, made anew whenever they are asked for. */
export const queryCode = (key: Buffer, caseId: string): string => {
  const bytes = createHmac('sha256', key).update(`code:${caseId}`).digest();
  const code = Array.from({ length: 8 }, (_, at) => letters[bytes.readUInt16BE(at * 2) % letters.length] ?? '').join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
};

/** As somebody typed it: small letters, gaps and hyphens do not matter. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/gu, '');
