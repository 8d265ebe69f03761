import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recordAtExchange } from './recordAtExchange.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('asks to go on until it is taken, and no longer once the call-taker pauses again', async () => {
  const told: boolean[] = [];
  let away = true;
  const record = recordAtExchange({
    central: {
      setRecording: (_callId, on) => {
        told.push(on);
        return away ? Promise.reject(new Error('away')) : Promise.resolve();
      },
    },
    isUp: () => true,
  });
  await record('a', true);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(told).toEqual([true, true, true]);
  away = false;
  await record('a', false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual([true, true, true, false]);
});

it('does not hide that a pause was not taken', async () => {
  const record = recordAtExchange({ central: { setRecording: () => Promise.reject(new Error('away')) }, isUp: () => true });
  await expect(record('a', false)).rejects.toThrow('away');
});
