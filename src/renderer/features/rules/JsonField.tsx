import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './rules.module.css';

export interface JsonFieldProps {
  readonly label: string;
  readonly value: unknown;
  readonly readOnly: boolean;
  readonly onChange: (value: unknown) => void;
}

/** A value that this screen has no field for; half-typed JSON is kept here and not taken. */
export const JsonField = ({ label, value, readOnly, onChange }: JsonFieldProps) => {
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
