import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** Raised when the layout of the data folder changes so that an older program must not touch it. */
export const dataVersion = 1;

/** A reason not to start that a person can act on. `exitCode` tells scripts apart what happened. */
export class CannotStart extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.name = 'CannotStart';
    this.exitCode = exitCode;
  }
}

export interface Secrets {
  readonly sipPassword: string;
  readonly exchangeToken: string;
  readonly enrolmentCode: string;
}

export interface DataFolder {
  readonly path: string;
  readonly secrets: Secrets;
  release(): void;
}

/**
 * Takes a data folder for this process alone.
 * @throws CannotStart 3 in use, 4 not writable, 5 written by a newer version.
 */
export const takeDataFolder = async (path: string): Promise<DataFolder> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o711 });
    await writeFile(join(path, '.writable'), '');
    rmSync(join(path, '.writable'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CannotStart(`数据目录 ${path} 不可写：${why}\nThe data folder cannot be written.`, 4);
  }
  const versionFile = join(path, 'lianxi.json');
  if (existsSync(versionFile)) {
    const found = versionIn(versionFile, path);
    if (found > dataVersion) {
      throw new CannotStart(
        `数据目录 ${path} 由更新版本写入（数据版本 ${found}，本程序 ${dataVersion}）：请升级程序。\nThe data folder was written by a newer version.`,
        5,
      );
    }
  }
  const lockFile = join(path, 'lianxi.lock');
  await lock(lockFile, path);
  await replaceFile(versionFile, `${JSON.stringify({ dataVersion })}\n`);
  return { path, secrets: await keptSecrets(join(path, 'secrets.json')), release: () => rmSync(lockFile, { force: true }) };
};

const versionIn = (file: string, path: string): number => {
  try {
    const { dataVersion: found } = JSON.parse(readFileSync(file, 'utf8')) as { dataVersion?: unknown };
    if (typeof found === 'number') return found;
  } catch {
    // Refused below: not JSON is as foreign as JSON of another shape.
  }
  throw new CannotStart(`数据目录 ${path} 里的 lianxi.json 不是联席写的，未改动任何文件。\nlianxi.json in the data folder is not ours; nothing was touched.`, 5);
};

/** Whole or not at all: a power cut leaves the old file or the new one. */
const replaceFile = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
};

/** The lock names its process; one that no longer runs has left its lock behind. */
const lock = async (file: string, path: string): Promise<void> => {
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return;
    } catch {
      const owner = ownerOf(file);
      if (owner !== null && owner.pid !== process.pid && startOf(owner.pid) === owner.started && owner.started !== null) {
        throw new CannotStart(`数据目录 ${path} 正被进程 ${owner.pid} 使用。\nThe data folder is in use by process ${owner.pid}.`, 3);
      }
      rmSync(file, { force: true });
    }
  }
};

const ownerOf = (file: string): { pid: number; started: string | null } | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; started: string | null };
  } catch {
    return null;
  }
};

/** Tells a process from a later one with the same number: its start time on Linux, elsewhere only that it lives. */
const startOf = (pid: number): string | null => {
  try {
    process.kill(pid, 0);
  } catch {
    return null;
  }
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? 'alive';
  } catch {
    return 'alive';
  }
};

const keptSecrets = async (file: string): Promise<Secrets> => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secret = (): string => randomBytes(18).toString('base64url');
  const secrets: Secrets = { sipPassword: secret(), exchangeToken: secret(), enrolmentCode: secret() };
  await replaceFile(file, JSON.stringify(secrets));
  return secrets;
};
