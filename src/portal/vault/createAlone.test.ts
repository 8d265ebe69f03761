import { expect, test } from 'vitest';
import { createAlone } from './createAlone.ts';

test('one at a time by name, without Web Locks as well; a fault gives the turn back', async () => {
  const alone = createAlone(undefined);
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const first = alone('send', () => gate);
  expect(await alone('send', () => Promise.resolve())).toBe(false);
  expect(await alone('files', () => Promise.resolve())).toBe(true);
  open();
  expect(await first).toBe(true);
  await expect(alone('send', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await alone('send', () => Promise.resolve())).toBe(true);
});

test('another tab that holds the lock is left alone', async () => {
  const held = { request: (_name: string, _options: object, act: (lock: null) => Promise<boolean>) => act(null) } as unknown as LockManager;
  let ran = false;
  expect(
    await createAlone(held)('send', () => {
      ran = true;
      return Promise.resolve();
    }),
  ).toBe(false);
  expect(ran).toBe(false);
});
