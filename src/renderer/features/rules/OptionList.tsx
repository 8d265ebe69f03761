import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Choices } from './choices.ts';
import { FieldInput } from './FieldInput.tsx';
import { fieldLabel } from './fieldLabel.ts';
import { kindOf, newOption } from './ruleFields.ts';
import styles from './rules.module.css';

type Option = Readonly<Record<string, unknown>>;

export interface OptionListProps {
  readonly options: readonly Option[];
  readonly choices: Choices;
  readonly readOnly: boolean;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (options: readonly Option[]) => void;
}

/** The answers to a question: each by one key, with what it says to the verdict. */
export const OptionList = ({ options, choices, readOnly, errorOf, onChange }: OptionListProps) => {
  const { t } = useTranslation();
  const move = (index: number, step: -1 | 1): void => onChange(options.toSpliced(index, 1).toSpliced(index + step, 0, ...options.slice(index, index + 1)));
  const freeKey = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((key) => options.every((option) => option['key'] !== key));
  return (
    <div>
      <div className={styles['label']}>{t('rules.options')}</div>
      {errorOf('') === undefined ? null : <p className={styles['problem']}>{errorOf('')}</p>}
      {options.map((option, index) => (
        <fieldset key={index} className={styles['option']} aria-label={t('rules.option', { n: index + 1 })}>
          <div className={styles['optionHead']}>
            <b>{t('rules.option', { n: index + 1 })}</b>
            {readOnly ? null : (
              <span className={styles['end']}>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('rules.up')} disabled={index === 0} onClick={() => move(index, -1)}>
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('rules.down')} disabled={index === options.length - 1} onClick={() => move(index, 1)}>
                  <IconArrowDown size={14} />
                </ActionIcon>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('rules.removeOption', { n: index + 1 })} onClick={() => onChange(options.toSpliced(index, 1))}>
                  <IconTrash size={14} />
                </ActionIcon>
              </span>
            )}
          </div>
          <div className={styles['optionFields']}>
            {Object.entries(option).map(([field, value]) => {
              const kind = kindOf('options', field, value);
              return (
                <FieldInput
                  key={field}
                  kind={kind === 'options' ? null : kind}
                  label={fieldLabel(t, 'options', field)}
                  value={value}
                  choices={choices}
                  readOnly={readOnly}
                  error={errorOf(`${index}.${field}`)}
                  errorOf={(part) => errorOf(`${index}.${field}.${part}`)}
                  onChange={(next) => onChange(options.map((each, place) => (place === index ? { ...each, [field]: next } : each)))}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
      {readOnly || freeKey === undefined ? null : (
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...options, newOption(freeKey)])}>
          {t('rules.addOption')}
        </Button>
      )}
    </div>
  );
};
