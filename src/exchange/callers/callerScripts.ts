import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { lineSchema } from '#contract/identifiers.ts';
import type { Line } from '#domain/tenant.ts';
import { expand } from '../media/g711.ts';
import type { Location } from '../sip/location.ts';
import { loadAnnouncements, type Announcements } from './announcements.ts';

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
        location: z.object({ lat: z.number(), lon: z.number(), radius: z.number(), method: z.string() }).optional(),
        lines: spokenSchema,
      }),
    )
    .min(1),
  citizen: z.object({ lines: spokenSchema }),
  worker: z.object({ lines: spokenSchema }),
  reachable: z.array(z.object({ name: z.string(), number: z.string(), answers: z.enum(['voice', 'busy', 'never']) })),
});

/** Somebody who can call: who he is, how long he waits, what he says (linear, 8 kHz). */
export interface CallerScript {
  readonly id: string;
  readonly line: Line;
  readonly callers: readonly { readonly name: string; readonly number: string }[];
  readonly patienceSeconds: number;
  /** How long he stays on the line after his last word before he hangs up. */
  readonly lingerSeconds: number;
  /** What his network knows of where he is. */
  readonly location: Location | null;
  readonly lines: readonly Int16Array[];
}

/** Somebody who can be called. */
export interface Reachable {
  readonly name: string;
  readonly number: string;
  readonly answers: 'voice' | 'busy' | 'never';
}

export interface Voices {
  readonly callers: readonly CallerScript[];
  /** What a citizen or a unit says when called. */
  readonly citizen: readonly Int16Array[];
  /** What somebody of a unit says when the exchange has called a citizen for him. */
  readonly worker: readonly Int16Array[];
  /** Every number that exists outside: callers who can be called back, units, and one each that is busy and never answers. */
  readonly reachable: readonly Reachable[];
  readonly announcements: Announcements;
}

/** @throws z.ZodError or a file error: without its callers the training exchange is of no use. */
export const loadVoices = (folder: URL): Voices => {
  const file = fileSchema.parse(JSON.parse(readFileSync(new URL('callers.json', folder), 'utf8')));
  const audio = (lines: z.infer<typeof spokenSchema>) => lines.map((line) => expand(new Uint8Array(readFileSync(new URL(line.file, folder))), 'alaw'));
  return {
    callers: file.callers.map((caller) => ({ ...caller, location: caller.location ?? null, lines: audio(caller.lines) })),
    citizen: audio(file.citizen.lines),
    worker: audio(file.worker.lines),
    reachable: [...file.callers.flatMap(({ callers }) => callers.map((caller) => ({ ...caller, answers: 'voice' as const }))), ...file.reachable],
    announcements: loadAnnouncements(folder),
  };
};
