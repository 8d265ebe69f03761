import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotStart, dataVersion, takeDataFolder } from './dataFolder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusalOf = async (path: string): Promise<CannotStart> => {
  const error: unknown = await takeDataFolder(path).then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error instanceof CannotStart) return error;
  throw new Error(`not refused: ${String(error)}`);
};

const startTimeOf = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';

test('makes the folder, stamps its version and lets go of it', async () => {
  const path = join(folder, 'deep', 'data');
  const taken = await takeDataFolder(path);
  expect(existsSync(join(path, 'lianxi.lock'))).toBe(true);
  expect(JSON.parse(readFileSync(join(path, 'lianxi.json'), 'utf8'))).toEqual({ dataVersion });
  taken.release();
  expect(existsSync(join(path, 'lianxi.lock'))).toBe(false);
});

test('keeps its secrets from one start to the next, for the owner alone', async () => {
  const first = await takeDataFolder(folder);
  first.release();
  const second = await takeDataFolder(folder);
  expect(second.secrets).toEqual(first.secrets);
  expect(new Set(Object.values(first.secrets)).size).toBe(3);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test.runIf(process.platform === 'linux')('a folder in use by a living process is refused, naming the process', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const { pid = 0 } = other;
  try {
    writeFileSync(join(folder, 'lianxi.lock'), JSON.stringify({ pid, started: startTimeOf(pid) }));
    const { exitCode, message } = await refusalOf(folder);
    expect(exitCode).toBe(3);
    expect(message).toContain(String(pid));
  } finally {
    other.kill('SIGKILL');
  }
});

test.runIf(process.platform === 'linux')('a lock whose process number now belongs to another process is taken over', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  try {
    writeFileSync(join(folder, 'lianxi.lock'), JSON.stringify({ pid: other.pid, started: '1' }));
    await takeDataFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'lianxi.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  } finally {
    other.kill('SIGKILL');
  }
});

test('a lock cut short by a crash is taken over', async () => {
  writeFileSync(join(folder, 'lianxi.lock'), '{"pid":12');
  await takeDataFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, 'lianxi.lock'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test('data of a newer version is refused untouched', async () => {
  const newer = JSON.stringify({ dataVersion: dataVersion + 1 });
  writeFileSync(join(folder, 'lianxi.json'), newer);
  expect((await refusalOf(folder)).exitCode).toBe(5);
  expect(readFileSync(join(folder, 'lianxi.json'), 'utf8')).toBe(newer);
  expect(existsSync(join(folder, 'lianxi.lock'))).toBe(false);
});

test('a stamp that is not ours is refused untouched', async () => {
  writeFileSync(join(folder, 'lianxi.json'), 'something else');
  expect((await refusalOf(folder)).exitCode).toBe(5);
  expect(readFileSync(join(folder, 'lianxi.json'), 'utf8')).toBe('something else');
});

test('a folder that cannot be written is refused in words', async () => {
  // A file where a folder should be stops root as well; permissions do not.
  const file = join(folder, 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o444);
  const { exitCode, message } = await refusalOf(join(file, 'data'));
  expect(exitCode).toBe(4);
  expect(message).toContain('不可写');
});
