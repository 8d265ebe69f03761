import type { Collection, Report, ReportItem } from '../../src/renderer/headset/telephonyReports.ts';

interface Globals {
  readonly page: number;
  readonly logicalMinimum: number;
  readonly reportSize: number;
  readonly reportCount: number;
  readonly reportId: number;
}
type Kind = 'inputReports' | 'outputReports';

/** A device's raw report descriptor (HID 1.11, 6.2.2) as Chromium hands it to a page: top-level collections with all their items. */
export const collectionsOf = (hex: string): readonly Collection[] => {
  const bytes = Uint8Array.from(hex.match(/[0-9a-f]{2}/giu) ?? [], (pair) => Number.parseInt(pair, 16));
  const collections: { usagePage: number; inputReports: Report[]; outputReports: Report[] }[] = [];
  let globals: Globals = { page: 0, logicalMinimum: 0, reportSize: 0, reportCount: 0, reportId: 0 };
  let usages: number[] = [];
  let range: { minimum?: number; maximum?: number } = {};
  let depth = 0;

  const add = (kind: Kind, flags: number): void => {
    const top = collections.at(-1);
    if (top === undefined) return;
    const { reportId } = globals;
    let report = top[kind].find((each) => each.reportId === reportId);
    if (report === undefined) {
      report = { reportId, items: [] };
      top[kind].push(report);
    }
    const { minimum, maximum } = range;
    const item: ReportItem = {
      isConstant: (flags & 1) !== 0,
      isArray: (flags & 2) === 0,
      isAbsolute: (flags & 4) === 0,
      isRange: minimum !== undefined && maximum !== undefined,
      usages,
      usageMinimum: minimum ?? 0,
      usageMaximum: maximum ?? 0,
      reportSize: globals.reportSize,
      reportCount: globals.reportCount,
      logicalMinimum: globals.logicalMinimum,
    };
    (report.items as ReportItem[]).push(item);
  };

  for (let at = 0; at < bytes.length; ) {
    const prefix = bytes[at] ?? 0;
    const size = (prefix & 3) === 3 ? 4 : prefix & 3;
    let value = 0;
    for (let index = 0; index < size; index += 1) value += (bytes[at + 1 + index] ?? 0) * 2 ** (8 * index);
    const usage = size === 4 ? value : globals.page * 0x1_0000 + value;
    at += 1 + size;
    switch (prefix & 0xfc) {
      case 0x04: globals = { ...globals, page: value }; continue;
      case 0x14: globals = { ...globals, logicalMinimum: value }; continue;
      case 0x74: globals = { ...globals, reportSize: value }; continue;
      case 0x84: globals = { ...globals, reportId: value }; continue;
      case 0x94: globals = { ...globals, reportCount: value }; continue;
      case 0x08: usages.push(usage); continue;
      case 0x18: range.minimum = usage; continue;
      case 0x28: range.maximum = usage; continue;
      case 0xa0:
        if (depth === 0) collections.push({ usagePage: globals.page, inputReports: [], outputReports: [] });
        depth += 1;
        break;
      case 0xc0: depth -= 1; break;
      case 0x80: add('inputReports', value); break;
      case 0x90: add('outputReports', value); break;
      default: continue;
    }
    // Usages belong to the one main item that follows them (6.2.2.8).
    usages = [];
    range = {};
  }
  return collections;
};
