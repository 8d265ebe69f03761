import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform, WorkerName } from '../platform.ts';

const workers: Readonly<Record<WorkerName, string>> = {
  localStore: '../storage/localStoreWorker.ts',
  replicaWriter: '../storage/replicaWriterWorker.ts',
  reader: '../storage/readerWorker.ts',
  triage: '../services/triageWorker.ts',
};

/**
 * Plain Node. Without an operating system's keychain, secrets are files that only this user can read (0600): the
 * databases are safe when the disk's backup is stolen, not when this account is.
 */
export const headlessPlatform = async (dataFolder: string): Promise<Platform> => {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  return {
    dataFolder,
    resources: new URL('../../../resources/', import.meta.url),
    workerUrl: (name) => new URL(workers[name], import.meta.url),
    // The page in the browser does it itself: title, icon, the browser's notice.
    showRing: () => undefined,
    secret: async (name, make) => {
      const file = join(dataFolder, `${name}.secret`);
      if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
      const secret = make();
      await writeFile(file, secret, { mode: 0o600, flag: 'wx', flush: true });
      return secret;
    },
  };
};
