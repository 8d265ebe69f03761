import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { expand } from '../media/g711.ts';

const spokenSchema = z.object({ text: z.string(), file: z.string().regex(/^[\w-]+\.al$/) });
const fileSchema = z.object({
  version: z.string(),
  notice: spokenSchema,
  positions: z.array(spokenSchema).min(1),
  further: spokenSchema,
});

/** What the exchange itself says. */
export interface Announcements {
  /** The call is recorded. */
  readonly notice: Int16Array;
  /** Place in the queue, from 1. */
  position(place: number): Int16Array;
}

/** @throws z.ZodError or a file error. */
export const loadAnnouncements = (folder: URL): Announcements => {
  const file = fileSchema.parse(JSON.parse(readFileSync(new URL('announcements.json', folder), 'utf8')));
  const audio = ({ file: name }: z.infer<typeof spokenSchema>): Int16Array => expand(new Uint8Array(readFileSync(new URL(name, folder))), 'alaw');
  const positions = file.positions.map(audio);
  const further = audio(file.further);
  return { notice: audio(file.notice), position: (place) => positions[place - 1] ?? further };
};
