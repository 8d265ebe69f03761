import { NumberInput, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './rules.module.css';

export type Entry = Readonly<Record<string, unknown>>;

/** An entry of a rule set of whatever shape, field by field: words as tags, numbers, text; what is built deeper as JSON. */
export const EntryForm = ({ name, entry, readOnly, onChange }: { readonly name: string; readonly entry: Entry; readonly readOnly: boolean; readonly onChange: (entry: Entry) => void }) => {
  const { t } = useTranslation();
  return (
    <aside className={styles['form']} aria-label={name}>
      <h3 className={styles['formHead']}>{name}</h3>
      {Object.entries(entry).map(([field, value]) => {
        const set = (next: unknown): void => onChange({ ...entry, [field]: next });
        const label = field;
        if (typeof value === 'number') return <NumberInput key={field} label={label} readOnly={readOnly} value={value} step={0.5} onChange={(next) => set(Number(next))} />;
        if (typeof value === 'string') return <TextInput key={field} label={label} readOnly={readOnly} value={value} onChange={({ currentTarget }) => set(currentTarget.value)} />;
        if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
          return <TagsInput key={field} label={label} description={t('rules.form.words', { n: value.length })} readOnly={readOnly} value={value} onChange={set} maxDropdownHeight={0} />;
        }
        return <JsonField key={`${name} ${field}`} label={label} value={value} readOnly={readOnly} onChange={set} />;
      })}
    </aside>
  );
};

const JsonField = ({ label, value, readOnly, onChange }: { readonly label: string; readonly value: unknown; readonly readOnly: boolean; readonly onChange: (value: unknown) => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? JSON.stringify(value, null, 1);
  const wrong = text !== null && parsed(text) === undefined;
  return (
    <Textarea
      label={label}
      autosize
      minRows={1}
      maxRows={14}
      readOnly={readOnly}
      classNames={{ input: styles['json'] ?? '' }}
      value={shown}
      {...(wrong ? { error: t('rules.form.notJson') } : {})}
      onBlur={() => {
        if (!wrong) setText(null);
      }}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const next = parsed(currentTarget.value);
        if (next !== undefined) onChange(next);
      }}
    />
  );
};

/** Undefined when the text is no JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
