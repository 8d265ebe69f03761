import { readFileSync } from 'node:fs';
import * as z from 'zod';

export interface WrongLine {
  readonly line: number;
  readonly problem: string;
}

/** One JSON object a line; empty lines are passed over, a wrong one is told with its number (from 1) and does not stop the rest. */
export const readLines = <Line>(file: string, schema: z.ZodType<Line>): { readonly lines: readonly Line[]; readonly wrong: readonly WrongLine[] } => {
  const lines: Line[] = [];
  const wrong: WrongLine[] = [];
  const rows = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split('\n');
  for (const [at, row] of rows.entries()) {
    if (row.trim() === '') continue;
    try {
      const read = schema.safeParse(JSON.parse(row));
      if (read.success) lines.push(read.data);
      else wrong.push({ line: at + 1, problem: z.prettifyError(read.error).replaceAll('\n', ' ') });
    } catch (error) {
      wrong.push({ line: at + 1, problem: (error as SyntaxError).message });
    }
  }
  return { lines, wrong };
};
