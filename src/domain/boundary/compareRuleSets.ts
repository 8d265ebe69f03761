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
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** For `added` and `removed` every field, with the other side empty; for `moved` the place in its section (`order`), from 1. */
  readonly fields: readonly FieldChange[];
}

/** What differs between two versions of a rule set of whatever shape, in the order of the newer one; removed entries last. */
export const compareRuleSets = (before: unknown, after: unknown): readonly RuleSetChange[] => {
  const old = new Map(entriesOf(before).map((entry) => [entry.key, entry]));
  const recent = entriesOf(after);
  const kept = new Set(recent.map(({ key }) => key));
  const same = new Set(recent.filter(({ key, fields }) => fieldChanges(old.get(key)?.fields ?? {}, fields).length === 0).map(({ key }) => key));
  const moves = movesOf([...old.keys()].filter((key) => kept.has(key)), recent.map(({ key }) => key).filter((key) => old.has(key)), same);
  return [
    ...recent.flatMap((entry): readonly RuleSetChange[] => {
      const earlier = old.get(entry.key);
      const fields = [...fieldChanges(earlier?.fields ?? {}, entry.fields), ...(moves.get(entry.key) ?? [])];
      if (fields.length === 0) return [];
      const kind = earlier === undefined ? 'added' : fields.every(({ field }) => field === 'order') ? 'moved' : 'changed';
      return [{ key: entry.key, kind, fields }];
    }),
    ...[...old.values()]
      .filter(({ key }) => !kept.has(key))
      .map(({ key, fields }) => ({ key, kind: 'removed' as const, fields: fieldChanges(fields, {}) })),
  ];
};

/**
 * Entries that somebody put elsewhere, with their places in their section: the fewest that explain the new order, and of two
 * ways the one that names entries which changed anyhow. The order counts: questions are asked in it, and printed lists have it.
 */
const movesOf = (before: readonly string[], after: readonly string[], same: ReadonlySet<string>): ReadonlyMap<string, readonly FieldChange[]> => {
  const sectionOf = (key: string): string => key.split('/')[0] ?? '';
  const moves = new Map<string, readonly FieldChange[]>();
  const old = Map.groupBy(before, sectionOf);
  for (const [section, keys] of Map.groupBy(after, sectionOf)) {
    const place = new Map((old.get(section) ?? []).map((key, index) => [key, index]));
    const stayed = heaviestRise(keys.map((key) => ({ number: place.get(key) ?? 0, weight: same.has(key) ? keys.length + 1 : 1 })));
    for (const [index, key] of keys.entries()) {
      if (!stayed.has(index)) moves.set(key, [{ field: 'order', before: String((place.get(key) ?? 0) + 1), after: String(index + 1) }]);
    }
  }
  return moves;
};

/** Indexes of a rising run of the numbers that weighs most: what need not have moved. Of two neighbours in turned order, the lower stayed. */
const heaviestRise = (given: readonly { readonly number: number; readonly weight: number }[]): ReadonlySet<number> => {
  const total = given.map(({ weight }) => weight);
  const previous = given.map(() => -1);
  let last = given.length === 0 ? -1 : 0;
  for (const [at, { number, weight }] of given.entries()) {
    for (const [before, other] of given.slice(0, at).entries()) {
      const heavier = (total[before] ?? 0) + weight;
      if (other.number < number && heavier >= (total[at] ?? 0)) {
        total[at] = heavier;
        previous[at] = before;
      }
    }
    if ((total[at] ?? 0) > (total[last] ?? 0)) last = at;
  }
  const rise = new Set<number>();
  for (let at = last; at >= 0; at = previous[at] ?? -1) rise.add(at);
  return rise;
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
