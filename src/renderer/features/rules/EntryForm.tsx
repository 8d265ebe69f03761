import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Choices } from './choices.ts';
import { FieldInput } from './FieldInput.tsx';
import { fieldLabel, sectionLabel } from './fieldLabel.ts';
import { OptionList } from './OptionList.tsx';
import { kindOf } from './ruleFields.ts';
import styles from './rules.module.css';

export type Entry = Readonly<Record<string, unknown>>;

/** What may be done with an entry besides editing it; null where it is only looked at, or cannot be moved. */
export interface EntryActions {
  readonly move: (step: -1 | 1) => void;
  readonly remove: () => void;
}

export interface EntryFormProps {
  readonly section: string;
  readonly name: string;
  readonly entry: Entry;
  readonly choices: Choices;
  readonly readOnly: boolean;
  /** What is wrong at a field, in words. */
  readonly errorOf: (field: string) => string | undefined;
  readonly actions: EntryActions | null;
  readonly onChange: (entry: Entry) => void;
}

const optionsOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? value.filter((each): each is Entry => typeof each === 'object' && each !== null) : []);

/** An entry of the triage rules, field by field, each with its own mistakes under it. */
export const EntryForm = ({ section, name, entry, choices, readOnly, errorOf, actions, onChange }: EntryFormProps) => {
  const { t } = useTranslation();
  return (
    <aside className={styles['form']} aria-label={name}>
      <h3 className={styles['formHead']}>
        {sectionLabel(t, section)}
        {name === section ? null : <span className={styles['sub']}>{name}</span>}
      </h3>
      {Object.entries(entry).map(([field, value]) => {
        const set = (next: unknown): void => onChange({ ...entry, [field]: next });
        const kind = kindOf(section, field, value);
        if (kind === 'options') {
          return <OptionList key={field} options={optionsOf(value)} choices={choices} readOnly={readOnly} errorOf={(part) => errorOf(part === '' ? 'options' : `options.${part}`)} onChange={set} />;
        }
        return <FieldInput key={field} kind={kind} label={fieldLabel(t, section, field)} value={value} choices={choices} readOnly={readOnly} error={errorOf(field)} errorOf={errorOf} onChange={set} />;
      })}
      {actions === null ? null : (
        <div className={styles['pair']}>
          <Button variant="default" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => actions.move(-1)}>
            {t('rules.up')}
          </Button>
          <Button variant="default" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={() => actions.move(1)}>
            {t('rules.down')}
          </Button>
          <Button variant="subtle" color="gray" leftSection={<IconTrash size={14} aria-hidden />} onClick={actions.remove}>
            {t('rules.form.remove')}
          </Button>
        </div>
      )}
    </aside>
  );
};
