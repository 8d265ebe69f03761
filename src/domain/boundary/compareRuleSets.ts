/** An entry of a rule set as it is compared: its key and its fields as text. */
interface Entry {
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** One line of a comparison of two versions. */
export interface RuleSetChange {
  /** `items/A03`, `cues/weapon`, `threshold`. */
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** For `added` and `removed` every field, with the other side empty. */
  readonly fields: readonly FieldChange[];
}

/** What differs between two versions of a rule set of whatever shape, in the order of the newer one; removed entries last. */
export const compareRuleSets = (before: unknown, after: unknown): readonly RuleSetChange[] => {
  const old = new Map(entriesOf(before).map((entry) => [entry.key, entry]));
  const recent = entriesOf(after);
  const kept = new Set(recent.map(({ key }) => key));
  return [
    ...recent.flatMap((entry) => {
      const earlier = old.get(entry.key);
      const fields = fieldChanges(earlier?.fields ?? {}, entry.fields);
      return fields.length === 0 ? [] : [{ key: entry.key, kind: earlier === undefined ? ('added' as const) : ('changed' as const), fields }];
    }),
    ...[...old.values()]
      .filter(({ key }) => !kept.has(key))
      .map(({ key, fields }) => ({ key, kind: 'removed' as const, fields: fieldChanges(fields, {}) })),
  ];
};

const fieldChanges = (before: Entry['fields'], after: Entry['fields']): readonly FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((change) => change.before !== change.after);

/** `version` names the publication and is no content; an item's own revision follows from its content. */
const apart = new Set(['version', 'revision']);

const entriesOf = (body: unknown): readonly Entry[] =>
  isRecord(body) ? Object.entries(body).filter(([name]) => !apart.has(name)).flatMap(([name, value]) => entriesOfPart(name, value)) : [];

const entriesOfPart = (name: string, value: unknown): readonly Entry[] => {
  if (Array.isArray(value) && value.every(isRecord)) return value.map((each, index) => ({ key: `${name}/${nameOf(each, index)}`, fields: fieldsOf(each) }));
  if (isRecord(value)) return Object.entries(value).map(([key, each]) => ({ key: `${name}/${key}`, fields: { value: textOf(each) } }));
  return [{ key: name, fields: { value: textOf(value) } }];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (entry: Readonly<Record<string, unknown>>, index: number): string => {
  const name = ['id', 'rule', 'code', 'category'].map((field) => entry[field]).find((each) => typeof each === 'string');
  return typeof name === 'string' ? name : String(index + 1);
};

const fieldsOf = (entry: Readonly<Record<string, unknown>>): Entry['fields'] =>
  Object.fromEntries(Object.entries(entry).filter(([field]) => !apart.has(field)).map(([field, value]) => [field, textOf(value)]));

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('、');
  return value === null || value === undefined ? '' : JSON.stringify(value);
};
