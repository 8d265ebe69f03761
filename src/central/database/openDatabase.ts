import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

/** The pool and Drizzle over it. */
export interface Database {
  readonly pool: pg.Pool;
  readonly orm: NodePgDatabase;
  close(): Promise<void>;
}

/** Any number that nobody else uses for an advisory lock in this database. */
const migrationLock = 430_600_001;

/**
 * Connects and brings the schema up to date. Two nodes that start together wait for one another.
 * @throws Error with a sentence when the database was written by a newer version.
 */
export const openDatabase = async (url: string, onError: (error: Error) => void): Promise<Database> => {
  const pool = new pg.Pool({ connectionString: url, max: 16, connectionTimeoutMillis: 5_000 });
  // An idle connection that dies with the server must not take the process with it; the pool makes a new one.
  pool.on('error', onError);
  // One that is in use says so too, between two queries of a transaction; its next query fails and that is dealt with there.
  pool.on('connect', (client) => client.on('error', onError));
  const orm = drizzle(pool);
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: new URL('migrations', import.meta.url).pathname });
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).finally(() => client.release());
  }
  return { pool, orm, close: () => pool.end() };
};
