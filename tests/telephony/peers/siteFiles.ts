import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Does what docs/operations/telephony.md tells a city to do: every shipped file is copied as it is, and each `.example` to its
 * name with the city's own words (addresses, passwords) in the place of the example's.
 */
export const layDown = (exchange: 'asterisk' | 'kamailio', folder: string, own: Readonly<Record<string, string>>): void => {
  const shipped = new URL(`../../../deploy/${exchange}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(shipped)) {
    const file = new URL(name, shipped);
    if (!name.endsWith('.example')) copyFileSync(file, join(folder, name));
    else writeFileSync(join(folder, name.slice(0, -'.example'.length)), Object.entries(own).reduce((text, [word, ours]) => text.replaceAll(word, ours), readFileSync(file, 'utf8')));
  }
};

export const run = (command: string, ...words: readonly string[]): void => {
  const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? stderr}`);
};

/** `exchange.pem` and `exchange.key` in the folder, self-signed: what a city has before its authority answers. */
export const selfSigned = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  const files = ['-keyout', join(folder, 'exchange.key'), '-out', join(folder, 'exchange.pem')];
  const name = ['-subj', '/CN=exchange.city', '-addext', 'subjectAltName=DNS:exchange.city,IP:127.0.0.1'];
  run('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', ...name, ...files);
};

/** Lays a folder over one of the machine's. Only this test's own mount namespace sees it (apart.ts). */
export const layOver = (folder: string, target: string): void => {
  mkdirSync(target, { recursive: true });
  run('mount', '--bind', folder, target);
};

/** The same with an empty folder that is gone afterwards. */
export const emptyOver = (target: string): void => {
  mkdirSync(target, { recursive: true });
  run('mount', '-t', 'tmpfs', 'tmpfs', target);
};
