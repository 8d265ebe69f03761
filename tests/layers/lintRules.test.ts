import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lint = new ESLint({ cwd: root });

/** The rules that fire on `source` when it stands in the place of an existing file (types need a file of the project). */
const rulesOn = async (file: string, source: string): Promise<readonly (string | null)[]> => {
  const [result] = await lint.lintText(source, { filePath: `${root}${file}` });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
};

const domain = 'src/domain/case/caseNumber.ts';

test.each([
  { what: 'the clock in the domain', source: 'export const at = (): number => Date.now();\n', rule: 'no-restricted-properties' },
  { what: 'a date made in the domain', source: 'export const at = (): unknown => new Date();\n', rule: 'no-restricted-globals' },
  { what: 'chance in the domain', source: 'export const chance = (): number => Math.random();\n', rule: 'no-restricted-properties' },
  { what: 'any', source: 'export const open = (value: any): unknown => value;\n', rule: '@typescript-eslint/no-explicit-any' },
  { what: 'a comment that switches the types off', source: '// @ts-ignore\nexport const one = 1;\n', rule: '@typescript-eslint/ban-ts-comment' },
  { what: 'a promise of later', source: `// ${['TO', 'DO'].join('')}: finish\nexport const one = 1;\n`, rule: 'no-warning-comments' },
  { what: 'a default export', source: 'export default 1;\n', rule: 'no-restricted-syntax' },
  { what: 'a file of more than 400 lines', source: 'export {};\n'.repeat(401), rule: 'max-lines' },
  {
    what: 'a forgotten case',
    source: "export const of = (line: 'a' | 'b'): number => {\n  switch (line) {\n    case 'a':\n      return 1;\n  }\n  return 0;\n};\n",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  { what: 'a claim that nothing is null', source: 'export const first = (list: readonly string[]): string => list[0]!;\n', rule: '@typescript-eslint/no-non-null-assertion' },
])('$what is caught by $rule', async ({ source, rule }) => {
  expect(await rulesOn(domain, source)).toContain(rule);
});

test('clock and chance are the business of the other layers', async () => {
  expect(await rulesOn('src/central/index.ts', 'export const at = (): number => Date.now() + Math.random();\n')).toEqual([]);
});
