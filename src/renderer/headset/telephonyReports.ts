/** USB HID Usage Tables 1.5: page 0x0B (telephony devices), page 0x08 (lamps); a usage is its page and its number together. */
export const usages = {
  hookSwitch: 0x0b_0020,
  flash: 0x0b_0021,
  phoneMute: 0x0b_002f,
  ringer: 0x0b_009e,
  muteLamp: 0x08_0009,
  offHookLamp: 0x08_0017,
  ringLamp: 0x08_0018,
  holdLamp: 0x08_0020,
} as const;

export const telephonyPage = 0x0b;

/** The part of a report item that says where a usage's bits are; the browser has read the device's descriptor (WebHID, HIDReportItem). */
export interface ReportItem {
  readonly isConstant?: boolean | undefined;
  readonly isArray?: boolean | undefined;
  readonly isAbsolute?: boolean | undefined;
  readonly isRange?: boolean | undefined;
  readonly usages?: readonly number[] | undefined;
  readonly usageMinimum?: number | undefined;
  readonly usageMaximum?: number | undefined;
  readonly reportSize?: number | undefined;
  readonly reportCount?: number | undefined;
  readonly logicalMinimum?: number | undefined;
}

export interface Report {
  readonly reportId?: number | undefined;
  readonly items?: readonly ReportItem[] | undefined;
}

/** A top-level collection; its reports hold the items of the collections inside it too. */
export interface Collection {
  readonly usagePage?: number | undefined;
  readonly inputReports?: readonly Report[] | undefined;
  readonly outputReports?: readonly Report[] | undefined;
}

/** Where one usage, or a slot that names usages by number, lies in a report. */
export interface Field {
  readonly reportId: number;
  /** Bits from the first after the report's number. */
  readonly at: number;
  readonly size: number;
  /** Says how the thing stands; a relative one says that it was touched. */
  readonly isAbsolute: boolean;
  /** Null for padding; for a slot every usage by its value. */
  readonly usage: number | null;
  readonly slot: ReadonlyMap<number, number> | null;
}

export interface TelephonyReports {
  readonly inputs: readonly Field[];
  readonly outputs: readonly Field[];
  /** Length in bytes of each output report, by its number. */
  readonly outputLengths: ReadonlyMap<number, number>;
}

/** The reports of a headset's telephony collections; empty for a device that is none. */
export const readTelephony = (collections: readonly Collection[]): TelephonyReports => {
  const own = collections.filter(({ usagePage }) => usagePage === telephonyPage);
  const outputs = own.flatMap(({ outputReports = [] }) => outputReports);
  return {
    inputs: own.flatMap(({ inputReports = [] }) => inputReports.flatMap(fieldsOf)).filter(isMeant),
    outputs: outputs.flatMap(fieldsOf).filter(isMeant),
    outputLengths: new Map(outputs.map(({ reportId = 0, items = [] }) => [reportId, Math.ceil(items.reduce((bits, item) => bits + bitsOf(item), 0) / 8)])),
  };
};

const bitsOf = ({ reportSize = 0, reportCount = 0 }: ReportItem): number => reportSize * reportCount;
const isMeant = ({ usage, slot }: Field): boolean => usage !== null || slot !== null;

const fieldsOf = ({ reportId = 0, items = [] }: Report): readonly Field[] => {
  let at = 0;
  return items.flatMap((item) => {
    const { reportSize = 0, reportCount = 0, isAbsolute = true, isConstant = false, isArray = false } = item;
    const named = usagesOf(item);
    const from = at;
    at += bitsOf(item);
    return Array.from({ length: reportCount }, (_, index): Field => {
      const field = { reportId, at: from + index * reportSize, size: reportSize, isAbsolute, usage: null, slot: null };
      // Padding has no name; what has one is a button, whatever some devices call it.
      if (isConstant && named.length === 0) return field;
      if (isArray) return { ...field, slot: new Map(named.map((usage, position) => [(item.logicalMinimum ?? 0) + position, usage])) };
      // Fewer names than bits: the last one stands for the rest.
      return { ...field, usage: named[Math.min(index, named.length - 1)] ?? null };
    });
  });
};

const usagesOf = ({ isRange = false, usages: listed = [], usageMinimum = 0, usageMaximum = 0 }: ReportItem): readonly number[] =>
  isRange ? Array.from({ length: Math.min(256, usageMaximum - usageMinimum + 1) }, (_, index) => usageMinimum + index) : listed;

/** What an input report says of each usage it carries. */
export const readInput = ({ inputs }: TelephonyReports, reportId: number, data: DataView): ReadonlyMap<number, { readonly on: boolean; readonly isAbsolute: boolean }> => {
  const said = new Map<number, { readonly on: boolean; readonly isAbsolute: boolean }>();
  for (const field of inputs) {
    if (field.reportId !== reportId) continue;
    const value = bitsAt(data, field);
    const { isAbsolute } = field;
    if (field.usage !== null) said.set(field.usage, { on: value !== 0, isAbsolute });
    for (const [number, usage] of field.slot ?? []) said.set(usage, { on: value === number || said.get(usage)?.on === true, isAbsolute });
  }
  return said;
};

/** The output reports that light the given lamps and put out every other one. */
export const writeOutput = ({ outputs, outputLengths }: TelephonyReports, lit: ReadonlySet<number>): ReadonlyMap<number, Uint8Array<ArrayBuffer>> => {
  const reports = new Map<number, Uint8Array<ArrayBuffer>>();
  for (const { reportId, at, usage } of outputs) {
    const report = reports.get(reportId) ?? new Uint8Array(outputLengths.get(reportId) ?? 0);
    reports.set(reportId, report);
    const byte = at >> 3;
    if (usage !== null && lit.has(usage) && byte < report.length) report[byte] = (report[byte] ?? 0) | (1 << (at & 7));
  }
  return reports;
};

/** Least significant bit first (HID 1.11, 8.4). A report shorter than its description counts as zeros. */
const bitsAt = (data: DataView, { at, size }: Field): number => {
  let value = 0;
  for (let bit = 0; bit < Math.min(size, 32); bit += 1) {
    const byte = (at + bit) >> 3;
    if (byte < data.byteLength && (data.getUint8(byte) & (1 << ((at + bit) & 7))) !== 0) value += 2 ** bit;
  }
  return value;
};
