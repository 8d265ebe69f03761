import type { TFunction } from 'i18next';

const known = [
  'rule', 'words', 'weight', 'urgency', 'code', 'basis', 'all', 'any', 'none', 'force', 'hold', 'redFlag', 'services', 'emergency', 'category', 'unit', 'verdict', 'id', 'text',
  'when', 'known', 'options', 'key', 'label', 'consequence', 'clears',
] as const;
const sections = ['negations', 'hypotheticals', 'hyperbole', 'respell', 'thresholds', 'cues', 'rules', 'categories', 'questions'] as const;

/** What a part of the triage rules is called; its own name where this screen does not know it. */
export const sectionLabel = (t: TFunction, section: string): string => {
  const found = sections.find((each) => each === section);
  return found === undefined ? section : t(`rules.sections.${found}`);
};

/** What a field is called; a section that is one value goes by its own name. */
export const fieldLabel = (t: TFunction, section: string, field: string): string => {
  if (field === 'value') return sectionLabel(t, section);
  const found = known.find((each) => each === field);
  return found === undefined ? field : t(`rules.field.${found}`);
};
