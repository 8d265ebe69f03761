import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';

/** Keeps secrets encrypted by the operating system's keychain. @throws Error when there is none: a key in clear is no key. */
export const openKeychain = (storage: Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>, folder: string) => ({
  secret: async (name: string, proposed: string): Promise<string> => {
    if (!(await storage.isAsyncEncryptionAvailable())) throw new Error('系统钥匙串不可用，不能打开本机数据。 / The system keychain is not available.');
    const file = join(folder, `${name}.sealed`);
    if (existsSync(file)) return (await storage.decryptStringAsync(await readFile(file))).result;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, await storage.encryptStringAsync(proposed), { mode: 0o600, flag: 'wx' });
    return proposed;
  },
});
