import type { TimelineEntry } from '#domain/replay/seatView.ts';
import { describe, expect, it } from 'vitest';
import { layoutTimeline } from './layoutTimeline.ts';

const entry = (at: number, kind: string, values: Record<string, string> = {}): TimelineEntry => ({ id: `${kind}${String(at)}`, at, kind, values });
const options = { start: 0, now: 60_000, width: 1_200, rows: 2, labelWidth: () => 100 };

describe('layoutTimeline', () => {
  it('places by time and uses the next row where there is no room', () => {
    const { placed, nowLeft } = layoutTimeline([entry(0, 'rang'), entry(2_000, 'answered'), entry(30_000, 'held')], options);
    expect(placed.map(({ entry: { kind }, row }) => [kind, row])).toEqual([
      ['rang', 0],
      ['answered', 1],
      ['held', 0],
    ]);
    expect(placed.map(({ left }) => left)).toEqual([0, 20, 300]);
    expect(nowLeft).toBe(600);
  });

  it('shows a field once however often it was edited, and never two labels over each other', () => {
    const edits = Array.from({ length: 20 }, (_, index) => entry(index * 100, 'field_edited', { field: 'description' }));
    const { placed } = layoutTimeline([...edits, entry(500, 'answered')], options);
    expect(placed.filter(({ entry: { kind } }) => kind === 'field_edited')).toHaveLength(1);
    for (const [index, one] of placed.entries()) {
      for (const other of placed.slice(index + 1)) {
        if (one.row === other.row) expect(other.left - one.left).toBeGreaterThanOrEqual(100);
      }
    }
  });
});
