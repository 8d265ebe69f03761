import { copyFileSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

/** The database was written by a newer program; opening it could lose what that program knows. */
export class NewerData extends Error {
  constructor(path: string) {
    super(`${path} 由更新版本的联席写入，本版本不能打开；请升级本机程序。 / written by a newer Lianxi; please upgrade this program.`);
    this.name = 'NewerData';
  }
}

export interface OpenOptions {
  readonly path: string;
  /** 32 bytes as hex. */
  readonly key: string;
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Forward migrations; their count is the schema version (`user_version`). */
  readonly migrations: readonly string[];
}

/**
 * Opens an encrypted database (ChaCha20-Poly1305, sqleet's scheme) in WAL mode and brings its schema up to date. Before a
 * migration the file is copied beside itself. Small page cache: several of these run at once.
 * @throws NewerData; SqliteError `SQLITE_NOTADB` for a wrong key or a damaged file.
 */
export const openSqlite = ({ path, key, synchronous, migrations }: OpenOptions): Sqlite => {
  const existed = existsSync(path);
  const database = new Database(path);
  unlock(database, key);
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    database.close();
    throw new NewerData(path);
  }
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${synchronous}`);
  database.pragma('busy_timeout = 2000');
  if (version < migrations.length) {
    if (existed && version > 0) {
      database.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(path, `${path}.before-${migrations.length}`);
    }
    database.transaction(() => {
      for (const migration of migrations.slice(version)) database.exec(migration);
      database.pragma(`user_version = ${migrations.length}`);
    })();
  }
  return database;
};

/** A second connection for reading, with another database attached under `local`. */
export const openReader = (path: string, attached: string, key: string): Sqlite => {
  const database = new Database(path, { readonly: true });
  unlock(database, key);
  database.prepare('attach database ? as local key ?').run(attached, `x'${key}'`);
  return database;
};

const unlock = (database: Sqlite, key: string): void => {
  database.pragma(`cipher = 'chacha20'`);
  database.pragma(`key = "x'${key}'"`);
};

/** A function whose whole effect is one transaction: all of it is on disk when it returns, or none. */
export const atomically = <Argument, Result>(
  database: Sqlite,
  run: (argument: Argument) => Result,
): ((argument: Argument) => Result) => {
  const transaction = database.transaction(run);
  return (argument) => transaction.immediate(argument);
};
