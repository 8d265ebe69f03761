import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { lineSchema } from '#contract/identifiers.ts';
import type { Line } from '#domain/tenant.ts';

const spokenSchema = z.array(z.object({ text: z.string(), file: z.string().regex(/^[\w-]+\.al$/) })).min(1);
const fileSchema = z.object({
  version: z.string(),
  callers: z
    .array(
      z.object({
        id: z.string(),
        line: lineSchema,
        callers: z.array(z.object({ name: z.string(), number: z.string() })).min(1),
        patienceSeconds: z.number().positive(),
        lingerSeconds: z.number().positive(),
        lines: spokenSchema,
      }),
    )
    .min(1),
  citizen: z.object({ lines: spokenSchema }),
});

/** Somebody who can call: who he is, how long he waits, what he says (A-law, 8 kHz). */
export interface CallerScript {
  readonly id: string;
  readonly line: Line;
  readonly callers: readonly { readonly name: string; readonly number: string }[];
  readonly patienceSeconds: number;
  /** How long he stays on the line after his last word before he hangs up. */
  readonly lingerSeconds: number;
  readonly lines: readonly Uint8Array[];
}

export interface Voices {
  readonly callers: readonly CallerScript[];
  /** What a citizen says when he is called back. */
  readonly citizen: readonly Uint8Array[];
}

/** @throws z.ZodError or a file error: without its callers the training exchange is of no use. */
export const loadVoices = (folder: URL): Voices => {
  const file = fileSchema.parse(JSON.parse(readFileSync(new URL('callers.json', folder), 'utf8')));
  const audio = (lines: z.infer<typeof spokenSchema>) => lines.map((line) => new Uint8Array(readFileSync(new URL(line.file, folder))));
  return {
    callers: file.callers.map((caller) => ({ ...caller, lines: audio(caller.lines) })),
    citizen: audio(file.citizen.lines),
  };
};
