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
          Array.isArray(value) && value.length > 0 && value.every(isEntry)
            ? value.map((entry, index) => ({ section, index, name: nameOf(entry, index), about: aboutOf(entry), entry }))
            : [{ section, index: null, name: section, about: briefly(value), entry: { value } }],
        )
    : [];

/** What a row of the table is chosen by: its place, so that a name can be edited under the hand. */
export const placeOf = ({ section, index }: Pick<PlacedEntry, 'section' | 'index'>): string => (index === null ? section : `${section}#${index}`);

/** As a comparison names it. */
export const keyOfEntry = ({ section, index, name }: PlacedEntry): string => (index === null ? section : `${section}/${name}`);

const listOf = (body: unknown, section: string): readonly unknown[] => {
  const part = isEntry(body) ? body[section] : null;
  return Array.isArray(part) ? part : [];
};

const withList = (body: unknown, section: string, list: readonly unknown[]): unknown => (isEntry(body) ? { ...body, [section]: list } : body);

/** The rule set with one entry changed. */
export const withEntry = (body: unknown, { section, index }: PlacedEntry, entry: Entry): unknown => {
  if (!isEntry(body)) return body;
  if (index === null) return { ...body, [section]: entry['value'] };
  return withList(body, section, listOf(body, section).map((each, place) => (place === index ? entry : each)));
};

export const withoutEntry = (body: unknown, section: string, index: number): unknown => withList(body, section, listOf(body, section).filter((_, place) => place !== index));

/** The entry after the one named, or at the end. */
export const withAdded = (body: unknown, section: string, entry: Entry, after: number | null): { readonly body: unknown; readonly index: number } => {
  const list = listOf(body, section);
  const index = after === null ? list.length : after + 1;
  return { body: withList(body, section, list.toSpliced(index, 0, entry)), index };
};

/** The entry one place up (-1) or down (1); the rule set itself where there is no such place. */
export const withMoved = (body: unknown, section: string, index: number, step: -1 | 1): unknown => {
  const list = listOf(body, section);
  const to = index + step;
  if (to < 0 || to >= list.length) return body;
  return withList(body, section, list.toSpliced(index, 1).toSpliced(to, 0, list[index]));
};

/** A name that no entry of the section has yet. */
export const freshName = (body: unknown, section: string, wanted: string): string => {
  const taken = new Set(entriesOf(body).filter((each) => each.section === section).map(({ name }) => name));
  for (let number = 1; ; number += 1) if (!taken.has(`${wanted}_${number}`)) return `${wanted}_${number}`;
};

const nameOf = (entry: Entry, index: number): string => {
  const name = [entry['id'], entry['rule'], entry['category'], entry['code']].find((each) => typeof each === 'string');
  return typeof name === 'string' ? name : String(index + 1);
};

const aboutOf = (entry: Entry): string => briefly([entry['text'], entry['name'], entry['words'], entry['patterns'], entry['any'], entry['all']].find((each) => each !== undefined && briefly(each) !== ''));

const briefly = (value: unknown): string => {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => (typeof each === 'string' ? [each] : Array.isArray(each) ? [each.join('→')] : [])).slice(0, 12).join('、');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
