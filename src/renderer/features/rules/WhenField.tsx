import { MultiSelect, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choices } from './choices.ts';
import styles from './rules.module.css';

export interface WhenFieldProps {
  readonly label: string;
  readonly value: unknown;
  readonly choices: Choices;
  readonly readOnly: boolean;
  readonly error?: string;
  readonly onChange: (value: unknown) => void;
}

const modes = ['always', 'place_unknown', 'cues'] as const;

/** When a question is asked: while the verdict is open, while the place is missing, or when one of these is in the text. */
export const WhenField = ({ label, value, choices, readOnly, error, onChange }: WhenFieldProps) => {
  const { t } = useTranslation();
  const mode = value === 'always' || value === 'place_unknown' ? value : 'cues';
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  const data = [...choices.cues, ...choices.categories.map((each) => ({ value: `category:${each.value}`, label: t('rules.ofCategory', { name: each.label }) }))];
  return (
    <div>
      <div className={styles['label']}>{label}</div>
      <SegmentedControl
        fullWidth
        aria-label={label}
        disabled={readOnly}
        data={modes.map((each) => ({ value: each, label: t(`rules.when.${each}`) }))}
        value={mode}
        onChange={(next) => onChange(next === 'cues' ? [] : next)}
      />
      {mode === 'cues' ? (
        <MultiSelect mt={6} searchable disabled={readOnly} aria-label={t('rules.when.cues')} data={data} value={chosen} {...(error === undefined ? {} : { error })} onChange={onChange} />
      ) : error === undefined ? null : (
        <p className={styles['problem']}>{error}</p>
      )}
    </div>
  );
};
