/** How a field of a triage entry is edited; what is not listed here is edited by its type. */
export type FieldKind = 'name' | 'text' | 'words' | 'number' | 'cues' | 'when' | 'options' | 'urgency' | 'verdict' | 'force' | 'flag' | 'services' | 'switch' | 'maybe' | 'pairs' | 'shares' | 'unit' | 'categoryId';

const kinds: Readonly<Record<string, Readonly<Record<string, FieldKind>>>> = {
  cues: { rule: 'name', words: 'words', weight: 'number', urgency: 'urgency' },
  rules: { code: 'name', basis: 'text', all: 'cues', any: 'cues', none: 'cues', force: 'force', hold: 'switch', redFlag: 'flag', services: 'services', emergency: 'switch' },
  categories: { category: 'categoryId', unit: 'unit', words: 'words', urgency: 'urgency', verdict: 'verdict', services: 'services' },
  questions: { id: 'name', text: 'text', when: 'when', known: 'cues', options: 'options' },
  options: { key: 'name', label: 'text', consequence: 'text', weight: 'number', force: 'force', emergency: 'maybe', redFlag: 'flag', services: 'services', clears: 'cues' },
  thresholds: { value: 'shares' },
  respell: { value: 'pairs' },
};

/** Null for a field that this screen does not know: a newer rule set is edited all the same. */
export const kindOf = (section: string, field: string, value: unknown): FieldKind | null => {
  const known = kinds[section]?.[field];
  if (known !== undefined) return known;
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'switch';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? 'words' : null;
};

/** What a new entry of a section begins as; null where none can be added. */
export const newEntry = (section: string, name: string): Readonly<Record<string, unknown>> | null => {
  switch (section) {
    case 'cues':
      return { rule: name, words: [], weight: 1, urgency: null };
    case 'rules':
      return { code: name, basis: '', all: [], any: [], none: [], force: null, hold: true, redFlag: null, services: [], emergency: false };
    case 'questions':
      return { id: name, text: '', when: 'always', known: [], options: [newOption('1'), newOption('2')] };
    default:
      return null;
  }
};

export const newOption = (key: string): Readonly<Record<string, unknown>> => ({ key, label: '', consequence: '', weight: 0, force: null, emergency: null, redFlag: null, services: [], clears: [] });
