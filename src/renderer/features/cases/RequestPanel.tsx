import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { Case } from '#domain/case/case.ts';
import type { UnitRequest } from '#domain/case/caseRecords.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useCityLists } from '../../seat/useCityLists.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './cases.module.css';
import { useUnitOptions } from './useUnitOptions.ts';

export interface RequestPanelProps {
  readonly state: Case;
  readonly readOnly: boolean;
  readonly onCommand: (command: CaseCommand) => Promise<boolean>;
}

/** 审定: what a unit asks for, and the shift lead's answer. Others see that it waits. */
export const RequestPanel = ({ state, readOnly, onCommand }: RequestPanelProps) => {
  const open = (state.requests ?? []).filter(({ decision }) => decision === null);
  const returns = (state.requests ?? []).filter(({ kind }) => kind === 'return').length;
  return open.map((request) => (
    <Decision key={`${request.kind}${request.assignmentId}`} request={request} returns={returns} readOnly={readOnly} onCommand={onCommand} />
  ));
};

/** The return of a case from which on the decision binds; the rule itself stands in the city's data and refuses in words. */
const arbitrationAt = 3;

const Decision = ({
  request,
  returns,
  readOnly,
  onCommand,
}: Omit<RequestPanelProps, 'state'> & { readonly request: UnitRequest; readonly returns: number }) => {
  const { t } = useTranslation();
  const { session } = useWorkstation();
  const isLead = useTopic(session.subscribe.state)?.user?.role === 'shift_lead';
  const lists = useCityLists();
  const path = useUnitPath(request.unitId);
  const [note, setNote] = useState('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const { options, search } = useUnitOptions();
  const reason = lists?.returnReasons.find(({ id }) => id === request.reason)?.name ?? request.reason;

  const decide = (approved: boolean): void => {
    const reassign = approved && request.kind === 'return' && unitId !== null ? { id: newId(), unitId, kind: 'lead' as const } : null;
    void onCommand({ type: 'decide_request', request: request.kind, assignmentId: request.assignmentId, approved, note, reassign });
  };

  return (
    <footer className={styles['followUp']} aria-label={t(`cases.request.title.${request.kind}`)}>
      <div className={styles['asked']}>
        <b>{t(`cases.request.title.${request.kind}`)}</b>
        <span className="soft">
          {t('cases.request.by', { unit: path?.at(-1) ?? request.unitId, by: request.by, time: `${monthDay(request.at)} ${wallTime(request.at).slice(0, 5)}` })}
        </span>
        <span>{reason}</span>
        {request.basis === '' ? null : <span className="soft">{t('cases.request.basis', { text: request.basis })}</span>}
        {request.minutes === null ? null : <span className="soft">{t('cases.request.minutes', { n: request.minutes })}</span>}
      </div>
      {request.kind === 'return' && returns >= arbitrationAt ? <p className="c-urgent t12">{t('cases.request.arbitration', { n: returns })}</p> : null}
      {isLead ? (
        <>
          {request.kind === 'return' ? (
            <Select
              w={260}
              searchable
              clearable
              disabled={readOnly}
              aria-label={t('cases.request.unit')}
              placeholder={t('cases.request.unit')}
              data={options}
              filter={({ options: all }) => all}
              value={unitId}
              onChange={setUnitId}
              onSearchChange={search}
            />
          ) : null}
          <TextInput
            className="grow"
            disabled={readOnly}
            aria-label={t('cases.request.note')}
            placeholder={t('cases.request.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button variant="default" disabled={readOnly || note.trim() === ''} onClick={() => decide(false)}>
            {t('cases.request.deny')}
          </Button>
          <Button disabled={readOnly} onClick={() => decide(true)}>
            {t('cases.request.approve')}
          </Button>
        </>
      ) : (
        <span className="muted">{t('cases.request.waits')}</span>
      )}
    </footer>
  );
};
