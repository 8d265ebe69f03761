import type { TFunction } from 'i18next';
import { fieldLabel } from './fieldLabel.ts';

/** Answers as they stand in a comparison, a line each: key, words, and whatever of it has a value. The text itself when it is no list. */
export const optionsText = (t: TFunction, json: string): string => {
  const options = listIn(json);
  if (options === null) return json;
  return options
    .map(({ key, label, ...rest }) => {
      const said = Object.entries(rest).flatMap(([field, value]) => {
        const text = Array.isArray(value) ? value.join('、') : typeof value === 'string' || typeof value === 'number' ? String(value) : value === true ? t('rules.yes') : value === false ? t('rules.no') : '';
        return text === '' || text === '0' ? [] : [`${fieldLabel(t, 'options', field)} ${text}`];
      });
      return [`${String(key)} ${String(label)}`, ...said].join(' · ');
    })
    .join('\n');
};

const listIn = (json: string): readonly Readonly<Record<string, unknown>>[] | null => {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value.filter((each): each is Readonly<Record<string, unknown>> => typeof each === 'object' && each !== null) : null;
  } catch {
    return null;
  }
};
