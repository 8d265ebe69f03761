import { ContractError } from '#contract/errors.ts';
import type { SeatEvent } from '#domain/replay/seatEvent.ts';
import { describe, expect, it } from 'vitest';
import { createReportQueue } from './reportQueue.ts';

const setUp = (send: (events: SeatEvent[]) => Promise<unknown>, stored: string | null = null) => {
  const kept = { text: stored };
  const timers: (() => void)[] = [];
  const dropped: string[] = [];
  let count = 0;
  const queue = createReportQueue({
    send,
    storage: { getItem: () => kept.text, setItem: (_key, text) => (kept.text = text) },
    now: () => 1_000,
    newId: () => `018f0000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`,
    later: (run) => timers.push(run),
    onDropped: ({ id }) => dropped.push(id),
  });
  return { queue, kept, timers, dropped };
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('createReportQueue', () => {
  it('keeps what the station has not taken, over a reload, and sends it again with the same ids', async () => {
    const away = setUp(() => Promise.reject(new ContractError('disconnected')));
    away.queue.add({ type: 'answered', callId: 'a' });
    away.queue.add({ type: 'ended', callId: 'a', by: 'caller' });
    await settle();
    const ids = away.queue.pending.map(({ id }) => id);
    expect(ids).toHaveLength(2);

    const arrived: SeatEvent[] = [];
    const reloaded = setUp((events) => Promise.resolve(arrived.push(...events)), away.kept.text);
    reloaded.queue.flush();
    await settle();
    expect(arrived.map(({ id }) => id)).toEqual(ids);
    expect(reloaded.queue.pending).toEqual([]);
    expect(JSON.parse(reloaded.kept.text ?? 'null')).toEqual([]);
  });

  it('tries again by itself while the station is away', async () => {
    let reached = false;
    const { queue, timers } = setUp(() => (reached ? Promise.resolve() : Promise.reject(new ContractError('disconnected'))));
    queue.add({ type: 'phone_registered' });
    await settle();
    reached = true;
    expect(timers).toHaveLength(1);
    timers[0]?.();
    await settle();
    expect(queue.pending).toEqual([]);
  });

  it('drops a single event the station calls invalid and delivers the others', async () => {
    const arrived: string[] = [];
    const { queue, dropped } = setUp((events) => {
      if (events.some(({ happening }) => happening.type === 'muted')) return Promise.reject(new ContractError('invalid_params'));
      return Promise.resolve(arrived.push(...events.map(({ happening }) => happening.type)));
    });
    queue.add({ type: 'answered', callId: 'a' });
    queue.add({ type: 'muted', callId: 'a', on: true });
    queue.add({ type: 'ended', callId: 'a', by: 'seat' });
    await settle();
    expect(arrived).toEqual(['answered', 'ended']);
    expect(dropped).toHaveLength(1);
  });

  it('keeps only the newest quality reading while waiting', async () => {
    const { queue } = setUp(() => Promise.reject(new ContractError('disconnected')));
    for (const mos of [4, 3, 2]) queue.add({ type: 'audio_quality', callId: 'a', mos, lossPercent: 0 });
    await settle();
    expect(queue.pending.map(({ happening }) => happening)).toEqual([
      { type: 'audio_quality', callId: 'a', mos: 2, lossPercent: 0 },
    ]);
  });
});
