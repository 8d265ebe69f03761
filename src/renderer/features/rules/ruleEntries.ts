import type { Entry } from './EntryForm.tsx';

/** Where an entry stands in its rule set, so that a changed one can be put back. */
export interface PlacedEntry {
  readonly section: string;
  /** Index in the section; null for a section that is one value. */
  readonly index: number | null;
  readonly name: string;
  /** First words of the entry, for the table. */
  readonly about: string;
  readonly entry: Entry;
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts of a rule set as a table can show them; `version` is the publication's. */
export const entriesOf = (body: unknown): readonly PlacedEntry[] =>
  isEntry(body)
    ? Object.entries(body)
        .filter(([section]) => section !== 'version')
        .flatMap(([section, value]): readonly PlacedEntry[] =>
          Array.isArray(value) && value.every(isEntry)
            ? value.map((entry, index) => ({ section, index, name: nameOf(entry, index), about: aboutOf(entry), entry }))
            : [{ section, index: null, name: section, about: briefly(value), entry: { value } }],
        )
    : [];

/** The rule set with one entry changed. */
export const withEntry = (body: unknown, { section, index }: PlacedEntry, entry: Entry): unknown => {
  if (!isEntry(body)) return body;
  const part = body[section];
  if (index === null) return { ...body, [section]: entry['value'] };
  return { ...body, [section]: Array.isArray(part) ? part.map((each: unknown, place) => (place === index ? entry : each)) : part };
};

const nameOf = (entry: Entry, index: number): string => {
  const name = [entry['id'], entry['rule'], entry['category'], entry['code']].find((each) => typeof each === 'string');
  return typeof name === 'string' ? name : String(index + 1);
};

const aboutOf = (entry: Entry): string => briefly([entry['text'], entry['name'], entry['words'], entry['patterns']].find((each) => each !== undefined));

const briefly = (value: unknown): string => {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').slice(0, 12).join('、');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
