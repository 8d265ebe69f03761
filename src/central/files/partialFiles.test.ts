import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createPartialFiles } from './partialFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-partial-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const partial = createPartialFiles(folder);
let lastId = 0;

test('however the pieces are cut, repeated and mixed up, what arrives is the file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.array(fc.tuple(fc.nat(300), fc.nat(80))), async (bytes, strays) => {
      const content = Buffer.from(bytes);
      const id = String((lastId += 1));
      let known = 0;
      while (known < content.length) {
        // A piece from a wrong place now and then, as after a lost answer; then one that fits.
        const [from, length] = strays.pop() ?? [known, 80];
        known = await partial.append('one', id, from, content.subarray(from, from + length));
        known = await partial.append('one', id, known, content.subarray(known, known + 1 + length));
        expect(await partial.size('one', id)).toBe(known);
      }
      expect((await partial.read('one', id)).equals(content)).toBe(true);
      await partial.drop('one', id);
      expect(await partial.size('one', id)).toBe(0);
    }),
    { numRuns: 40 },
  );
});

test('nobody writes into another’s file, and what is left lying is forgotten', async () => {
  await partial.append('one', 'f', 0, Buffer.from('mine'));
  await partial.append('two', 'f', 0, Buffer.from('other'));
  expect(String(await partial.read('one', 'f'))).toBe('mine');
  await partial.dropOlder(0);
  expect(await partial.size('one', 'f')).toBe(4);
  await partial.dropOlder(Number.MAX_SAFE_INTEGER);
  expect(await partial.size('one', 'f')).toBe(0);
});
