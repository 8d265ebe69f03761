import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'planted-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says about `source` under the settings of a layer. */
const compile = (layer: string, source: string): string => {
  writeFileSync(join(folder, 'planted.ts'), source);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: `../../src/${layer}/tsconfig.json`,
      compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: true, rootDir: '.' },
      include: ['planted.ts'],
      references: [],
    }),
  );
  return spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], { encoding: 'utf8' }).stdout;
};

test.each([
  { layer: 'domain', ambient: 'document' },
  { layer: 'domain', ambient: 'process' },
  { layer: 'domain', ambient: 'fetch' },
  { layer: 'domain', ambient: 'setTimeout' },
  { layer: 'domain', ambient: 'console' },
  { layer: 'domain', ambient: 'crypto' },
  { layer: 'renderer', ambient: 'process' },
  { layer: 'portal', ambient: 'process' },
  { layer: 'central', ambient: 'document' },
  { layer: 'main', ambient: 'window' },
])('$layer knows no $ambient', ({ layer, ambient }) => {
  expect(compile(layer, `export const reached: unknown = ${ambient};\n`)).toContain(`Cannot find name '${ambient}'`);
});

test('what a layer may use compiles', () => {
  expect(compile('domain', 'export const half = (list: readonly number[]): number => list.length / 2;\n')).toBe('');
  expect(compile('central', 'export const folder: string = process.cwd();\n')).toBe('');
});
