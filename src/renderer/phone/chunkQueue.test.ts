import { describe, expect, it } from 'vitest';
import { ContractError } from '#contract/errors.ts';
import type { MadeChunk } from './callRecorder.ts';
import { createChunkQueue } from './chunkQueue.ts';

const chunk = (index: number): MadeChunk => ({
  callId: 'c', leg: 'caller', index, offset: index * 4_000, duration: 4_000, mime: 'audio/webm', content: new Blob([`piece ${index}`]),
});

/** A station that answers with these errors first. */
const station = (errors: (ContractError | null)[]) => {
  const kept: string[] = [];
  return {
    kept,
    keep: (params: { readonly content: string }) => {
      const error = errors.shift() ?? null;
      if (error !== null) return Promise.reject(error);
      kept.push(atob(params.content));
      return Promise.resolve({});
    },
  };
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('the queue of recorded pieces', () => {
  it('hands them over in order', async () => {
    const { kept, keep } = station([]);
    const add = createChunkQueue({ keep }, () => undefined);
    for (const index of [0, 1, 2]) add(chunk(index));
    await expect.poll(() => kept).toEqual(['piece 0', 'piece 1', 'piece 2']);
  });

  it('keeps them while the station is away', async () => {
    const { kept, keep } = station([new ContractError('disconnected'), new ContractError('disconnected')]);
    const waiting: (() => void)[] = [];
    const add = createChunkQueue({ keep }, (run) => waiting.push(run));
    add(chunk(0));
    await expect.poll(() => waiting.length).toBe(1);
    add(chunk(1));
    waiting.shift()?.();
    await expect.poll(() => waiting.length).toBe(1);
    expect(kept).toEqual([]);
    waiting.shift()?.();
    await expect.poll(() => kept).toEqual(['piece 0', 'piece 1']);
  });

  it('goes on after one that is refused for good', async () => {
    const { kept, keep } = station([new ContractError('lease_lost')]);
    const add = createChunkQueue({ keep }, () => undefined);
    add(chunk(0));
    add(chunk(1));
    await settled();
    expect(kept).toEqual(['piece 1']);
  });
});
