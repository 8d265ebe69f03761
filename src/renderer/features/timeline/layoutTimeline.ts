import type { TimelineEntry } from '#domain/replay/seatView.ts';

export interface PlacedEntry {
  readonly entry: TimelineEntry;
  /** Pixels from the left edge. */
  readonly left: number;
  readonly row: number;
}

export interface TimelineLayout {
  readonly placed: readonly PlacedEntry[];
  /** Seconds from the start with their pixel. */
  readonly ticks: readonly { readonly seconds: number; readonly left: number }[];
  readonly nowLeft: number;
}

/** Give way where there is no room for all. */
const minor = new Set(['field_edited', 'draft_opened', 'history_shown', 'looked_up']);

const steps = [5, 10, 15, 30, 60, 120, 300, 600, 1_800] as const;

/**
 * Puts the entries at their time, on the first row with room; what has no room stays in the list for screen readers. A
 * quarter of the width is left for what comes, so that the axis seldom changes its scale.
 */
export const layoutTimeline = (
  entries: readonly TimelineEntry[],
  { start, now, width, rows, labelWidth }: { start: number; now: number; width: number; rows: number; labelWidth: (entry: TimelineEntry) => number },
): TimelineLayout => {
  const elapsed = Math.max(0, now - start) / 1_000;
  const step = steps.find((each) => elapsed / each <= 9) ?? 3_600;
  const span = step * 12;
  const at = (seconds: number): number => (seconds / span) * width;
  const taken: { readonly row: number; readonly left: number; readonly right: number }[] = [];
  const placed: PlacedEntry[] = [];
  const shown = latest(entries);
  for (const entry of [...shown.filter((each) => !minor.has(each.kind)), ...shown.filter((each) => minor.has(each.kind))]) {
    const left = at(Math.max(0, entry.at - start) / 1_000);
    const right = left + labelWidth(entry) + 8;
    const isFree = (row: number): boolean => taken.every((other) => other.row !== row || other.right <= left || other.left >= right);
    const row = Array.from({ length: rows }, (_, index) => index).find(isFree);
    if (row === undefined) continue;
    taken.push({ row, left, right });
    placed.push({ entry, left, row });
  }
  const ticks = Array.from({ length: 12 }, (_, index) => ({ seconds: index * step, left: at(index * step) }));
  return { placed, ticks, nowLeft: at(elapsed) };
};

/** Of the edits of one field, and of verdicts that say the same, the first stands for all. */
const latest = (entries: readonly TimelineEntry[]): readonly TimelineEntry[] => {
  const seen = new Set<string>();
  return entries.filter(({ kind, values }) => {
    if (kind !== 'field_edited' && kind !== 'triage_shown') return true;
    const key = `${kind}/${Object.values(values).join('/')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
