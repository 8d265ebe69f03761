import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withGraphs } from '../../scripts/layerGraph.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = ['README.md', 'README.zh-CN.md', ...globSync('docs/**/*.md', { cwd: root })];
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

test('the graphs are those of the sources (npm run docs:graph draws them anew)', () => {
  const page = read('docs/architecture.md');
  expect(page).toBe(withGraphs(page));
});

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test('the READMEs are twins: same chapters, same commands', () => {
  const chapters = (page: string): number => read(page).match(/^## /gm)?.length ?? 0;
  const commands = (page: string): readonly string[] => [...read(page).matchAll(/npm (?:start|test|run [\w:]+)/g)].map(([command]) => command).sort();
  expect(chapters('README.zh-CN.md')).toBe(chapters('README.md'));
  expect(commands('README.zh-CN.md')).toEqual(commands('README.md'));
});

test('every command a README names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const named = [...read('README.md').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
