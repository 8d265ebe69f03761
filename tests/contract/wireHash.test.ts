import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { errorKinds } from '#contract/errors.ts';
import { protocolVersion } from '#contract/central/protocolVersion.ts';

const contractFolder = new URL('../../src/contract/', import.meta.url);

/** JSON Schema of everything a contract file exports, in a stable order: schemas themselves and those inside services. */
const shapeOf = (value: unknown): unknown => {
  if (value instanceof z.ZodType) return z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' });
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => [key, shapeOf(each)]),
  );
};

const hashOf = async (folder: string): Promise<string> => {
  const hash = createHash('sha256');
  for (const file of readdirSync(new URL(folder, contractFolder)).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const exported = (await import(new URL(`${folder}/${file}`, contractFolder).href)) as Record<string, unknown>;
    hash.update(`${file}\n${JSON.stringify(shapeOf({ ...exported }))}\n`);
  }
  return hash.digest('hex').slice(0, 16);
};

describe('the wire', () => {
  // A failure here means: what crosses a process boundary has changed. Between releases raise protocolVersion
  // (central) and keep the older shape readable; then accept the new record with `vitest -u`.
  it('has the shape on record', async () => {
    const wire = {
      central: { version: protocolVersion, hash: await hashOf('central') },
      workstation: await hashOf('workstation'),
      errorKinds: Object.keys(errorKinds).sort(),
    };
    await expect(`${JSON.stringify(wire, null, 2)}\n`).toMatchFileSnapshot('./wireHash.json');
  });
});
