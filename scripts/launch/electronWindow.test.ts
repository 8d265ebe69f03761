import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findElectron, isForElectron, openElectron } from './electronWindow.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-window-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('Electron is there when its binary is, not when only its package is', () => {
  const electron = join(folder, 'node_modules', 'electron');
  mkdirSync(join(electron, 'dist'), { recursive: true });
  expect(findElectron(folder)).toBeNull();
  writeFileSync(join(electron, 'path.txt'), 'electron');
  expect(findElectron(folder)).toBeNull();
  writeFileSync(join(electron, 'dist', 'electron'), '');
  expect(findElectron(folder)).toBe(join(electron, 'dist', 'electron'));
});

test('a seat that plain Node has opened stays with plain Node', () => {
  const seat = join(folder, 'seat-A07');
  expect(isForElectron(seat)).toBe(true);
  mkdirSync(seat);
  writeFileSync(join(seat, 'database-key.sealed'), '');
  expect(isForElectron(seat)).toBe(true);
  writeFileSync(join(seat, 'database-key.secret'), '');
  expect(isForElectron(seat)).toBe(false);
});

/** Stands for Electron's program: writes down what it was given, then runs `rest`. */
const program = (rest: string): string => {
  const file = join(folder, 'electron');
  writeFileSync(file, `#!/bin/sh\necho "$@ $SECRET" > "${folder}/said"\n${rest}\n`);
  chmodSync(file, 0o755);
  return file;
};

test.runIf(process.platform !== 'win32')('gets the project, the words and the secrets; closing it is told', async () => {
  const closed = vi.fn();
  const window = openElectron(program('exit 0'), folder, ['--seat', 'A07'], { SECRET: 'kept' }, closed);
  await window.ready;
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(readFileSync(join(folder, 'said'), 'utf8')).toBe(`${folder} --seat A07 kept\n`);
  expect(window.pid()).toBeNull();
});

test.runIf(process.platform !== 'win32')('stopping it is not closing it', async () => {
  const closed = vi.fn();
  const window = openElectron(program('exec sleep 600'), folder, [], {}, closed);
  await window.ready;
  await window.stop();
  expect(closed).not.toHaveBeenCalled();
});

test('a program that cannot be run is a reason not to start', async () => {
  await expect(openElectron(join(folder, 'nothing'), folder, [], {}, () => undefined).ready).rejects.toThrow(/ENOENT/);
});
