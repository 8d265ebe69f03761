import type { Person } from '#domain/case/case.ts';
import { maskName, maskPhone } from '#domain/privacy/mask.ts';
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './cases.module.css';
import type { RequestPanelProps } from './RequestPanel.tsx';
import { useUnitOptions } from './useUnitOptions.ts';

/** 并案 as it stands: into what a case went, or whose reports it carries; splitting gives the case back as it was. */
export const MergePanel = ({ state, persons, readOnly, onCommand }: RequestPanelProps & { readonly persons: readonly Person[] }) => {
  const { t } = useTranslation();
  if (state.state === 'merged') {
    return (
      <footer className={styles['followUp']} aria-label={t('cases.merge.title')}>
        <span className="grow">{t('cases.merge.into', { number: state.mergedInto?.number ?? '' })}</span>
        <Button variant="default" disabled={readOnly} onClick={() => void onCommand({ type: 'split', reason: 'not_same_event' })}>
          {t('cases.merge.split')}
        </Button>
      </footer>
    );
  }
  const absorbed = state.absorbed ?? [];
  return (
    <>
      {absorbed.length === 0 ? null : (
        <footer className={styles['followUp']} aria-label={t('cases.merge.title')}>
          <span className="grow">
            {t('cases.merge.carries', { n: absorbed.length })}
            {absorbed
              .map(({ number, callerId, secret }) => {
                const caller = secret ? undefined : persons.find(({ id }) => id === callerId);
                return [number, caller === undefined ? '' : `${maskName(caller.name)} ${maskPhone(caller.phone)}`].filter((part) => part.trim() !== '').join(' ');
              })
              .join('；')}
          </span>
        </footer>
      )}
      {['taken_in', 'triaged'].includes(state.state) && state.assignments.length === 0 ? <DispatchPanel state={state} readOnly={readOnly} onCommand={onCommand} /> : null}
    </>
  );
};

/** A case that nobody has: taken out of another, or left without a unit. */
const DispatchPanel = ({ readOnly, onCommand }: RequestPanelProps) => {
  const { t } = useTranslation();
  const { directory } = useWorkstation();
  const [unitId, setUnitId] = useState<string | null>(null);
  const { options, search } = useUnitOptions();
  const dispatch = async (id: string): Promise<void> => {
    const unit = await directory.call.unit({ unitId: id });
    const police = unit?.kind === 'police_station' || unit?.code === 'gongan';
    await onCommand({ type: 'dispatch', transfer: police ? 'police_dispatch' : 'work_order', assignments: [{ id: newId(), unitId: id, kind: 'lead' }], promise: '' });
  };
  return (
    <footer className={styles['followUp']} aria-label={t('cases.merge.dispatch')}>
      <span className="grow">{t('cases.merge.nobody')}</span>
      <Select
        w={260}
        searchable
        disabled={readOnly}
        aria-label={t('cases.merge.unit')}
        placeholder={t('cases.merge.unit')}
        data={options}
        filter={({ options: all }) => all}
        value={unitId}
        onChange={setUnitId}
        onSearchChange={search}
      />
      <Button disabled={readOnly || unitId === null} onClick={() => (unitId === null ? undefined : void dispatch(unitId))}>
        {t('cases.merge.dispatch')}
      </Button>
    </footer>
  );
};
