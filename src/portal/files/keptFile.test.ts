import { describe, expect, it } from 'vitest';
import { failed, isStale, newFile, nextFile, retried, unsentFiles, type KeptFile } from './keptFile.ts';

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const filled = (count: number): Map<string, KeptFile> => {
  const files = new Map<string, KeptFile>();
  for (let n = 1; n <= count; n += 1) files.set(idOf(n), newFile(files, idOf(n), new Blob([String(n)]), ''));
  return files;
};

describe('photos kept on the phone', () => {
  it('go in the order they were taken; one that fails lets the others pass', () => {
    const files = filled(3);
    expect(nextFile(files, 0)?.entry.commandId).toBe(idOf(1));
    const first = files.get(idOf(1));
    if (first === undefined) throw new Error('no file');
    files.set(idOf(1), failed(first, 'central_unreachable', 0, 0));
    expect(nextFile(files, 0)?.entry.commandId).toBe(idOf(2));
    expect(nextFile(files, 60_000)?.entry.commandId).toBe(idOf(1));
  });

  it('are never given up for want of a network, but set aside when the central cannot take them', () => {
    let [file] = [...filled(1).values()];
    if (file === undefined) throw new Error('no file');
    for (let day = 1; day < 40; day += 1) file = failed(file, 'central_unreachable', day, 0);
    expect(file.entry.state).toBe('queued');
    for (let n = 1; n < 9; n += 1) file = failed(file, 'invalid_params', n, 0);
    expect(file.entry.state).toBe('dead');
    expect(retried(file, 5).entry.state).toBe('queued');
  });

  it('are kept a week after they arrived', () => {
    const [file] = [...filled(1).values()];
    if (file === undefined) throw new Error('no file');
    const stored = { ...file, storedAt: 1_000 };
    expect(unsentFiles(new Map([[idOf(1), stored]]))).toEqual([]);
    expect(isStale(stored, 1_000 + 6 * 86_400_000)).toBe(false);
    expect(isStale(stored, 1_000 + 8 * 86_400_000)).toBe(true);
    expect(isStale(file, Number.MAX_SAFE_INTEGER)).toBe(false);
  });
});
