import type { ListProblem } from '#domain/boundary/checkTransferLists.ts';
import type { TransferItem } from '#domain/boundary/transferList.ts';
import { Button, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './rules.module.css';
import type { RuleNames } from './useRuleNames.ts';

export interface ItemFormProps {
  readonly item: TransferItem;
  readonly names: RuleNames;
  readonly problems: readonly ListProblem[];
  readonly readOnly: boolean;
  readonly onChange: (item: TransferItem) => void;
  /** One place up (-1) or down (1) in its list; null where it is only looked at. */
  readonly onMove: ((step: -1 | 1) => void) | null;
  readonly onRemove: () => void;
}

const fieldOf = {
  id_missing: 'id',
  id_twice: 'id',
  matter_missing: 'matter',
  basis_missing: 'basis',
  category_missing: 'categories',
  category_unknown: 'categories',
  category_contradicted: 'categories',
  danger_diverted: 'categories',
  unit_unknown: 'unit',
  dates_reversed: 'effectiveUntil',
  direction_contradicted: 'verdict',
} as const;

const verdictsOf = { '12345_to_110': ['police', 'joint'], '110_to_12345': ['non_police'] } as const;

/** One matter of a list. What is wrong is said under its field, in words, while one types. */
export const ItemForm = ({ item, names, problems, readOnly, onChange, onMove, onRemove }: ItemFormProps) => {
  const { t } = useTranslation();
  const wrong = (field: (typeof fieldOf)[keyof typeof fieldOf]): string | undefined => {
    const found = problems.find(({ code }) => fieldOf[code] === field);
    return found === undefined ? undefined : t(`rules.problem.${found.code}`, { value: names.named(found.value) });
  };
  const set = (change: Partial<TransferItem>): void => onChange({ ...item, ...change });
  const own = { readOnly };
  const error = (field: Parameters<typeof wrong>[0]) => {
    const text = wrong(field);
    return text === undefined ? {} : { error: text };
  };
  return (
    <aside className={styles['form']} aria-label={t('rules.form.title', { id: item.id })}>
      <h3 className={styles['formHead']}>
        {t('rules.form.title', { id: item.id })}
        <span className={styles['sub']}>{t('rules.form.revision', { n: item.revision })}</span>
      </h3>
      <TextInput label={t('rules.form.id')} value={item.id} {...own} {...error('id')} onChange={({ currentTarget }) => set({ id: currentTarget.value })} />
      <Textarea
        label={t('rules.column.matter')}
        autosize
        minRows={2}
        value={item.matter}
        {...own}
        {...error('matter')}
        onChange={({ currentTarget }) => set({ matter: currentTarget.value })}
      />
      <MultiSelect
        label={t('rules.column.categories')}
        searchable
        disabled={readOnly}
        data={(names.lists?.categories ?? []).filter(({ parent }) => parent !== null).map(({ id, name }) => ({ value: id, label: name }))}
        value={[...item.categories]}
        {...error('categories')}
        onChange={(categories) => set({ categories })}
      />
      <div>
        <div className={styles['label']}>{t('rules.column.verdict')}</div>
        <SegmentedControl
          aria-label={t('rules.column.verdict')}
          disabled={readOnly}
          data={verdictsOf[item.direction].map((value) => ({ value, label: t(`triage.shortVerdicts.${value}`) }))}
          value={item.verdict}
          onChange={(value) => set({ verdict: value })}
        />
        {wrong('verdict') === undefined ? null : <p className={styles['problem']}>{wrong('verdict')}</p>}
      </div>
      <Select
        label={t('rules.form.unit')}
        searchable
        allowDeselect={false}
        disabled={readOnly}
        data={(names.lists?.unitKinds ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        value={item.unit}
        {...error('unit')}
        onChange={(unit) => set({ unit: unit ?? '' })}
      />
      <Textarea
        label={t('rules.column.basis')}
        autosize
        minRows={2}
        value={item.basis}
        {...own}
        {...error('basis')}
        onChange={({ currentTarget }) => set({ basis: currentTarget.value })}
      />
      <div className={styles['pair']}>
        <TextInput
          type="date"
          label={t('rules.form.from')}
          value={item.effectiveFrom}
          {...own}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== '') set({ effectiveFrom: currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          label={t('rules.form.until')}
          value={item.effectiveUntil ?? ''}
          {...own}
          {...error('effectiveUntil')}
          onChange={({ currentTarget }) => set({ effectiveUntil: currentTarget.value === '' ? null : currentTarget.value })}
        />
      </div>
      {onMove === null ? null : (
        <div className={styles['pair']}>
          <Button variant="default" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => onMove(-1)}>
            {t('rules.up')}
          </Button>
          <Button variant="default" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={() => onMove(1)}>
            {t('rules.down')}
          </Button>
        </div>
      )}
      {readOnly ? null : (
        <Button variant="subtle" color="gray" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
          {t('rules.form.remove')}
        </Button>
      )}
    </aside>
  );
};
