import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface PairsFieldProps {
  readonly label: string;
  readonly value: unknown;
  readonly readOnly: boolean;
  readonly error?: string;
  readonly onChange: (value: unknown) => void;
}

/** "写法 → 词" a line: what callers say or type, and the word that the cues know. A line that is no pair yet waits. */
export const PairsField = ({ label, value, readOnly, error, onChange }: PairsFieldProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const lines = text ?? pairsOf(value).map((pair) => pair.join(' → ')).join('\n');
  const wrong = lines.split('\n').findIndex((line) => line.trim() !== '' && pairIn(line) === null);
  const said = error ?? (wrong < 0 ? undefined : t('rules.form.notPair', { n: wrong + 1 }));
  return (
    <Textarea
      label={label}
      description={t('rules.form.pairs')}
      autosize
      minRows={4}
      maxRows={20}
      readOnly={readOnly}
      value={lines}
      {...(said === undefined ? {} : { error: said })}
      onBlur={() => {
        if (wrong < 0) setText(null);
      }}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(currentTarget.value.split('\n').flatMap((line) => {
          const pair = pairIn(line);
          return pair === null ? [] : [pair];
        }));
      }}
    />
  );
};

const pairsOf = (value: unknown): readonly (readonly string[])[] => (Array.isArray(value) ? value.filter((each): each is readonly string[] => Array.isArray(each)) : []);

const pairIn = (line: string): readonly [string, string] | null => {
  const [from = '', to = '', ...rest] = line.split(/→|->/u).map((part) => part.trim());
  return from === '' || to === '' || rest.length > 0 ? null : [from, to];
};
