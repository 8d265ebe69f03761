import type { Consent } from '#domain/case/case.ts';
import type { Urgency } from '#domain/case/case.ts';
import { Checkbox, Select } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityLists } from '../../seat/useCityLists.ts';
import { clockText } from '../../seat/clockText.ts';
import type { ChosenUnit } from '../../seat/useChosenUnit.ts';
import { useUnitSearch } from './useUnitSearch.ts';
import styles from './triage.module.css';

export interface UnitPanelProps {
  readonly chosen: ChosenUnit;
  readonly urgency: Urgency;
  readonly consents: readonly Consent[];
  readonly secret: boolean;
  readonly lists: CityLists | null;
  readonly readOnly: boolean;
  readonly onChoose: (unitId: string | null) => void;
  /** Those of the proposed joint units that go along. */
  readonly joint: readonly string[];
  readonly onTakeAlong: (unitId: string, along: boolean) => void;
}

const kinds = ['sign', 'contact', 'done'] as const;

/** Who gets it, why, which clocks start, what they will see and what the caller agreed to. */
export const UnitPanel = ({ chosen, urgency, consents, secret, lists, readOnly, onChoose, joint, onTakeAlong }: UnitPanelProps) => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const found = useUnitSearch(query);
  const { unit, why } = chosen;
  const options = [...found, ...(unit !== null && found.every(({ id }) => id !== unit.id) ? [unit] : [])];
  return (
    <section className={styles['section']}>
      <div className={styles['heading']}>
        <b>{t('triage.unit')}</b>
        <span>{t(`triage.unitWhy.${why}`)}</span>
      </div>
      <Select
        aria-label={t('triage.unit')}
        placeholder={t('triage.unitPlaceholder')}
        searchable
        clearable={why === 'chosen'}
        readOnly={readOnly}
        data={options.map(({ id, name, path, demo }) => ({
          value: id,
          label: [...path.slice(-2, -1), name].join(' › ') + (demo ? t('triage.demoUnit') : ''),
        }))}
        filter={({ options: all }) => all}
        value={unit?.id ?? null}
        onChange={onChoose}
        onSearchChange={setQuery}
        nothingFoundMessage={t('form.nothingFound')}
      />
      <div className={styles['chain']} style={{ marginTop: 6 }}>
        {unit?.path.map((name, index) => (
          <Fragment key={name}>
            {index > 0 ? <IconChevronRight size={12} aria-hidden /> : null}
            {index === unit.path.length - 1 ? <b>{name}</b> : <span>{name}</span>}
          </Fragment>
        ))}
      </div>
      {chosen.joint.length === 0 ? null : (
        <ul className={styles['joint']} aria-label={t('triage.jointUnits')}>
          {chosen.joint.map(({ unit: { id, name }, why: reason }) => (
            <li key={id}>
              <Checkbox
                size="xs"
                checked={joint.includes(id)}
                disabled={readOnly}
                onChange={({ currentTarget: { checked } }) => onTakeAlong(id, checked)}
                label={
                  <>
                    <b>{name}</b> <span>{t(`triage.jointWhy.${reason}`)}</span>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <dl className={styles['clocks']}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`triage.clock.${kind}`)}</dt>
            <dd>{clockText(t, lists, urgency, kind) ?? '—'}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles['sees']}>
        <dt>{t('triage.theySee')}</dt>
        <dd>{t(secret ? 'triage.seesSecret' : 'triage.sees')}</dd>
        <dt>{t('triage.agreed')}</dt>
        <dd>{consents.length === 0 ? t('triage.nothingAgreed') : consents.map((each) => t(`form.consent.${each}`)).join(t('triage.listComma'))}</dd>
      </dl>
    </section>
  );
};
