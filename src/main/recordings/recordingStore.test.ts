import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContractError } from '#contract/errors.ts';
import { createRecordingStore, type RecordingStore } from './recordingStore.ts';
import { startRecordingUpload } from './uploadRecordings.ts';

const key = randomBytes(32);
const chunk = (leg: 'caller' | 'seat', index: number) => ({ leg, index, offset: index * 4_000, duration: 4_000, mime: 'audio/webm;codecs=opus' });
let folder = '';
let store: RecordingStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-recordings-'));
  store = createRecordingStore(folder, key);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was kept is there after a restart, in playing order, and unreadable without the key', async () => {
  const words = Buffer.from('污水漫到路面');
  await store.keep('call/1?', '12345', chunk('seat', 1), words);
  await store.keep('call/1?', '12345', chunk('caller', 0), words);
  await store.keep('call/1?', '12345', chunk('caller', 0), Buffer.from('another'));
  const again = createRecordingStore(folder, key);
  expect((await again.list('call/1?')).map(({ leg, index }) => [leg, index])).toEqual([['caller', 0], ['seat', 1]]);
  expect((await again.read('call/1?', 'caller', 0))?.content).toEqual(words);
  expect(await again.lastIndex('call/1?')).toEqual({ caller: 0, seat: 1 });
  const [only = ''] = readdirSync(folder);
  for (const name of readdirSync(join(folder, only))) expect(readFileSync(join(folder, only, name)).includes(words)).toBe(false);
  expect(await createRecordingStore(folder, randomBytes(32)).list('call/1?')).toEqual([]);
});

test('a torn file costs its own piece and no other', async () => {
  for (const index of [0, 1, 2]) await store.keep('c', '110', chunk('caller', index), Buffer.from('words'));
  truncateSync(join(folder, 'call-c', 'caller-000001.chunk'), 20);
  expect((await store.list('c')).map(({ index }) => index)).toEqual([0, 2]);
  expect(await store.read('c', 'caller', 1)).toBeNull();
});

test('any Call-ID stays inside the folder', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[\x21-\x7e]{1,80}$/), async (callId) => {
      await store.keep(callId, '12345', chunk('caller', 0), Buffer.from(callId));
      expect((await store.read(callId, 'caller', 0))?.content.toString()).toBe(callId);
      expect(readdirSync(folder).every((name) => name.startsWith('call-'))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('only what the central has is deleted, and only after the line’s days', async () => {
  for (const callId of ['old', 'waiting', 'young']) await store.keep(callId, '12345', chunk('caller', 0), Buffer.from('words'));
  await store.sent('old', 'caller', 0);
  await store.sent('young', 'caller', 0);
  const now = Date.now();
  const tenDaysAgo = (now - 10 * 86_400_000) / 1_000;
  utimesSync(join(folder, 'call-old', 'caller-000000.sent'), tenDaysAgo, tenDaysAgo);
  utimesSync(join(folder, 'call-waiting', 'caller-000000.chunk'), tenDaysAgo, tenDaysAgo);
  expect(await store.expire(now, () => 7)).toEqual(['old']);
  expect(await store.list('old')).toEqual([]);
  expect(await store.list('waiting')).toHaveLength(1);
});

test('an upload that broke off goes on where it broke, in order, each piece once; a piece refused for good does not block', async () => {
  for (const index of [0, 1, 2, 3]) await store.keep('c', '12345', chunk('caller', index), Buffer.from(`words ${index}`));
  const taken: number[] = [];
  let calls = 0;
  const upload = startRecordingUpload({
    store,
    central: {
      putRecording: (_callId, _line, { index }) => {
        calls += 1;
        if (calls === 2) return Promise.reject(new ContractError('central_unreachable'));
        if (index === 2) return Promise.reject(new ContractError('conflict'));
        taken.push(index);
        return Promise.resolve();
      },
    },
    log: pino({ level: 'silent' }),
  });
  await expect.poll(() => taken).toEqual([0]);
  await expect.poll(() => {
    upload.poke();
    return taken;
  }).toEqual([0, 1, 3]);
  expect((await store.waiting()).map(({ index }) => index)).toEqual([2]);
  upload.stop();
});
