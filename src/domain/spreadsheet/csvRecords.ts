/** One record of a CSV file, with the line a person finds it at, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Records of a CSV text (RFC 4180, any line ends); records without content are left out. */
export const csvRecords = (text: string): readonly CsvRecord[] => {
  const records: { line: number; cells: string[] }[] = [];
  let line = 1;
  let record: { line: number; cells: string[] } | null = null;
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)) {
    record ??= { line, cells: [] };
    record.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += (quoted ?? '').split('\n').length - 1;
    if (end === ',') continue;
    if (record.cells.some((cell) => cell !== '')) records.push(record);
    record = null;
    line += 1;
  }
  return records;
};
