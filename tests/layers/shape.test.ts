import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

const sizes = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length }))
  .sort((one, other) => one.lines - other.lines);

test('src is the architecture: these layers and no other folder', () => {
  expect(readdirSync(join(root, 'src')).sort()).toEqual(['central', 'contract', 'domain', 'exchange', 'main', 'portal', 'preload', 'renderer']);
});

test('files are small: the middle one has at most 80 lines, none more than 400', () => {
  expect(sizes.length).toBeGreaterThan(100);
  expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(80);
  expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
});

test('no drawer without a noun', () => {
  expect(sizes.map(({ file }) => file).filter((file) => /(^|\/)(utils?|common|shared|helpers?|misc|types|interfaces)(\/|\.tsx?$)/i.test(file))).toEqual([]);
});

test('no barrel: a file says something of its own', () => {
  const onlyForwards = (text: string): boolean => text.split('\n').every((line) => /^(\s*|\/\/.*|export .* from .*)$/.test(line));
  // The dictionaries of one language, gathered for i18next: the list itself is what the file says.
  const sources = sizes.filter(({ file }) => !/\/i18n\/[^/]+\/all\.ts$/.test(file));
  expect(sources.filter(({ file }) => onlyForwards(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
