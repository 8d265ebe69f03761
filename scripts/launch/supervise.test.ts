import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { supervise, type Part } from './supervise.ts';

let folder = '';
let part: Part<{ pid: number }> | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-child-'));
});
afterEach(async () => {
  await part?.stop();
  part = null;
  rmSync(folder, { recursive: true, force: true });
});

const child = (body: string): URL => {
  const file = join(folder, 'child.mjs');
  writeFileSync(file, body);
  return pathToFileURL(file);
};
const willing = `process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({ ready: true, pid: process.pid, word: process.argv[2], secret: process.env.SECRET });`;

test('words go by the command line, secrets by the environment', async () => {
  part = supervise(child(willing), ['hello'], { SECRET: 'kept' }, () => undefined);
  expect(await part.ready).toMatchObject({ ready: true, word: 'hello', secret: 'kept' });
});

test('a child killed by force is started again, and somebody is told why', async () => {
  const gone: string[] = [];
  part = supervise(child(willing), [], {}, (why) => gone.push(why));
  const { pid } = await part.ready;
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => {
    expect(gone).toEqual(['SIGKILL']);
    const now = part?.pid() ?? null;
    expect(now).not.toBeNull();
    expect(now).not.toBe(pid);
  }, 10_000);
});

test('a child that dies before it was ready is a reason not to start', async () => {
  part = supervise(child('process.exit(7)'), [], {}, () => undefined);
  await expect(part.ready).rejects.toThrow(/child\.mjs ended with 7/);
  expect(part.pid()).toBeNull();
});

test('after stop nothing runs and nothing is started again', async () => {
  const gone: string[] = [];
  part = supervise(child(willing), [], {}, (why) => gone.push(why));
  const { pid } = await part.ready;
  await part.stop();
  expect(() => process.kill(pid, 0)).toThrow();
  expect(part.pid()).toBeNull();
  expect(gone).toEqual([]);
});
