import { describe, expect, it } from 'vitest';
import { createPatchQueue, type Patch } from './patchQueue.ts';

type Answer = { revision: number; savedAt: number };

const setUp = (send: (patch: Patch) => Promise<Answer>, stored: string | null = null) => {
  const kept = { text: stored };
  const timers: (() => void)[] = [];
  const queue = createPatchQueue({
    send,
    storage: { getItem: () => kept.text, setItem: (_key, text) => (kept.text = text) },
    later: (run) => timers.push(run),
  });
  return { queue, kept, timers };
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('createPatchQueue', () => {
  it('sends the newest value after the one on its way and marks the field saved', async () => {
    const sent: Patch[] = [];
    const { queue } = setUp((patch) => {
      sent.push(patch);
      return Promise.resolve({ revision: patch.revision, savedAt: 7 });
    });
    queue.put('a', 'description', '下', false);
    queue.put('a', 'description', '下水', false);
    queue.put('a', 'description', '下水道', false);
    expect(queue.mark('a', 'description')).toEqual({ state: 'saving' });
    await settle();
    expect(sent.map(({ value, revision }) => [value, revision])).toEqual([
      ['下', 1],
      ['下水道', 3],
    ]);
    expect(queue.mark('a', 'description')).toEqual({ state: 'saved', at: 7 });
    expect(queue.pending).toEqual([]);
  });

  it('keeps what was not acknowledged over a reload and sends it again', async () => {
    const away = setUp(() => Promise.reject(new Error('disconnected')));
    away.queue.put('a', 'place', { text: '保利西街', unitId: null, detail: '' }, true);
    await settle();
    expect(away.queue.mark('a', 'place')).toEqual({ state: 'failing' });

    const sent: Patch[] = [];
    const reloaded = setUp((patch) => {
      sent.push(patch);
      return Promise.resolve({ revision: patch.revision, savedAt: 9 });
    }, away.kept.text);
    reloaded.queue.flush();
    await settle();
    expect(sent).toEqual([
      { caseId: 'a', field: 'place', value: { text: '保利西街', unitId: null, detail: '' }, revision: 1, settled: true },
    ]);
    expect(JSON.parse(reloaded.kept.text ?? 'null')).toEqual([]);
  });

  it('sends again by itself and wins over a station that is ahead', async () => {
    let reached = false;
    const sent: Patch[] = [];
    const { queue, timers } = setUp((patch) => {
      if (!reached) return Promise.reject(new Error('disconnected'));
      sent.push(patch);
      return Promise.resolve({ revision: Math.max(5, patch.revision), savedAt: 9 });
    });
    queue.put('a', 'demand', '疏通', false);
    await settle();
    reached = true;
    timers[0]?.();
    await settle();
    expect(sent.map(({ revision }) => revision)).toEqual([1, 6]);
    expect(sent.at(-1)?.value).toBe('疏通');
  });

  it('counts on from the revision the station knows', () => {
    const { queue } = setUp(() => new Promise(() => undefined));
    queue.knows('a', 'demand', 4);
    expect(queue.put('a', 'demand', 'x', false)).toBe(5);
  });

  it('settles when everything is saved and says so when it cannot be', async () => {
    let reached = true;
    const { queue } = setUp((patch) =>
      reached ? Promise.resolve({ revision: patch.revision, savedAt: 1 }) : Promise.reject(new Error('disconnected')),
    );
    queue.put('a', 'demand', 'x', false);
    await expect(queue.settle('a')).resolves.toBeUndefined();
    reached = false;
    queue.put('a', 'demand', 'xy', false);
    await expect(queue.settle('a')).rejects.toThrow('not saved');
  });
});
