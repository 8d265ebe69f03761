import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseStateSchema, urgencySchema } from '#contract/case.ts';
import { networkSchema } from '#contract/identifiers.ts';
import { useCityLists } from '../../../seat/useCityLists.ts';
import styles from '../cases.module.css';
import { useUnitNames } from '../namesOf.ts';
import { useUnitOptions } from '../useUnitOptions.ts';
import { conditionsOf, noFilter, type CaseView } from './useCaseList.ts';

const days = [1, 7, 30, 90] as const;

export interface FilterBarProps {
  readonly view: CaseView;
  readonly readOnly: boolean;
  readonly onChange: (next: Partial<CaseView>) => void;
  readonly onSave: (name: string) => void;
}

/** What narrows the list; the whole can be kept under a name. */
export const FilterBar = ({ view, readOnly, onChange, onSave }: FilterBarProps) => {
  const { t } = useTranslation();
  const lists = useCityLists();
  const [name, setName] = useState('');
  const { options, search } = useUnitOptions();
  const { network, filter } = view;
  const names = useUnitNames(filter.unitId === null ? [] : [filter.unitId]);
  const narrow = (next: Partial<CaseView['filter']>): void => onChange({ filter: { ...filter, ...next } });
  const chosen = filter.unitId !== null && options.every(({ value }) => value !== filter.unitId) ? [{ value: filter.unitId, label: names.get(filter.unitId) ?? filter.unitId }] : [];
  const save = (): void => {
    if (name.trim() === '') return;
    onSave(name);
    setName('');
  };
  return (
    <section className={styles['filters']} aria-label={t('cases.filter.title')}>
      <Select
        size="xs"
        aria-label={t('cases.filter.network')}
        placeholder={t('cases.filter.anyNetwork')}
        clearable
        data={networkSchema.options.map((value) => ({ value, label: value === 'grid' ? t('app.grid') : value }))}
        value={network}
        onChange={(value) => onChange({ network: networkSchema.options.find((each) => each === value) ?? null })}
      />
      <Select
        size="xs"
        aria-label={t('cases.filter.days')}
        placeholder={t('cases.filter.days')}
        clearable
        data={days.map((n) => ({ value: String(n), label: t('cases.filter.lastDays', { n }) }))}
        value={filter.days === null ? null : String(filter.days)}
        onChange={(value) => narrow({ days: value === null ? null : Number(value) })}
      />
      <MultiSelect
        size="xs"
        aria-label={t('cases.filter.urgency')}
        placeholder={filter.urgencies.length === 0 ? t('cases.filter.urgency') : ''}
        data={urgencySchema.options.map((value) => ({ value, label: t(`cases.urgency.${value}`) }))}
        value={filter.urgencies}
        onChange={(values) => narrow({ urgencies: urgencySchema.options.filter((each) => values.includes(each)) })}
      />
      <MultiSelect
        size="xs"
        aria-label={t('cases.filter.state')}
        placeholder={filter.states.length === 0 ? t('cases.filter.state') : ''}
        searchable
        data={caseStateSchema.options.map((value) => ({ value, label: t(`cases.state.${value}`) }))}
        value={filter.states}
        onChange={(values) => narrow({ states: caseStateSchema.options.filter((each) => values.includes(each)) })}
      />
      <Select
        size="xs"
        aria-label={t('cases.filter.category')}
        placeholder={t('cases.filter.category')}
        searchable
        clearable
        data={(lists?.categories ?? []).map(({ id, name: label }) => ({ value: id, label }))}
        value={filter.category}
        onChange={(category) => narrow({ category })}
      />
      <Select
        size="xs"
        aria-label={t('cases.filter.unit')}
        placeholder={t('cases.filter.unit')}
        searchable
        clearable
        data={[...options.map(({ value, label }) => ({ value, label })), ...chosen]}
        filter={({ options: all }) => all}
        value={filter.unitId}
        onChange={(unitId) => narrow({ unitId })}
        onSearchChange={search}
      />
      <TextInput
        size="xs"
        aria-label={t('cases.filter.name')}
        placeholder={t('cases.filter.name')}
        maxLength={40}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        }}
      />
      <div className="row g2">
        <Button size="compact-sm" disabled={readOnly || name.trim() === ''} onClick={save}>
          {t('cases.filter.save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" disabled={conditionsOf(view) === 0} onClick={() => onChange({ network: null, filter: noFilter })}>
          {t('cases.filter.clear')}
        </Button>
      </div>
    </section>
  );
};
