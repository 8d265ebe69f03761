import { Button, Kbd, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { Case } from '#domain/case/case.ts';
import type { UnitRequest } from '#domain/case/caseRecords.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useCityLists } from '../../seat/useCityLists.ts';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';
import { useKept } from './acts/useKept.ts';
import styles from './cases.module.css';
import { usePersonName, useUnitNames } from './namesOf.ts';
import { useUnitOptions } from './useUnitOptions.ts';

export interface RequestPanelProps {
  readonly state: Case;
  readonly readOnly: boolean;
  readonly onCommand: (command: CaseCommand) => Promise<boolean>;
}

/** 审定: what a unit asks for, and the shift lead's answer. Others see that it waits. */
export const RequestPanel = ({ state, readOnly, onCommand }: RequestPanelProps) => {
  const open = (state.requests ?? []).filter(({ decision }) => decision === null);
  return open.map((request) => (
    <Decision key={`${request.kind}${request.assignmentId}`} state={state} request={request} readOnly={readOnly} onCommand={onCommand} />
  ));
};

const Decision = ({ state, request, readOnly, onCommand }: RequestPanelProps & { readonly request: UnitRequest }) => {
  const { t } = useTranslation();
  const { session } = useWorkstation();
  const isLead = useTopic(session.subscribe.state)?.user?.role === 'shift_lead';
  const lists = useCityLists();
  const earlier = (state.requests ?? []).filter(({ kind, decision }) => kind === request.kind && decision !== null);
  const names = useUnitNames([request.unitId, ...earlier.map(({ unitId }) => unitId)]);
  const person = usePersonName([request.by, ...earlier.map(({ decision }) => decision?.by ?? '')]);
  const { fields, change, forget } = useKept(`${state.id}.decide.${request.kind}.${request.assignmentId}`, { note: '', unitId: null as string | null });
  const { options, search } = useUnitOptions();
  const reasonOf = ({ kind, reason }: UnitRequest): string => (kind === 'return' ? (lists?.returnReasons.find(({ id }) => id === reason)?.name ?? reason) : reason);
  const isReturn = request.kind === 'return';
  const returns = isReturn ? earlier.length + 1 : 0;
  const binds = lists !== null && isReturn && returns >= lists.arbitrationAt;
  const kind = state.assignments.find(({ id }) => id === request.assignmentId)?.kind ?? 'lead';

  const decide = async (approved: boolean): Promise<void> => {
    const reassign = approved && isReturn && fields.unitId !== null ? { id: newId(), unitId: fields.unitId, kind } : null;
    if (await onCommand({ type: 'decide_request', request: request.kind, assignmentId: request.assignmentId, approved, note: fields.note, reassign })) forget();
  };
  // What the rules ask for is said before it is pressed.
  const why = binds && fields.unitId === null ? t('refusal.arbitration_names_unit') : fields.note.trim() === '' ? t('cases.request.noteToDeny') : '';

  return (
    <section className={styles['followUp']} aria-label={t(`cases.request.title.${request.kind}`)}>
      <div className={styles['asked']}>
        <b>{t(`cases.request.title.${request.kind}`)}</b>
        <span className="soft">
          {t('cases.request.by', { unit: names.get(request.unitId) ?? request.unitId, by: person(request.by), time: `${monthDay(request.at)} ${wallTime(request.at).slice(0, 5)}` })}
        </span>
        <span>{reasonOf(request)}</span>
        {request.basis === '' ? null : <span className="soft">{t('cases.request.basis', { text: request.basis })}</span>}
        {request.minutes === null ? null : <span className="soft">{t('cases.request.minutes', { n: request.minutes })}</span>}
      </div>
      {earlier.map((each) => (
        <p key={each.at} className="muted t12" style={{ flexBasis: '100%' }}>
          {t('cases.request.earlier', {
            unit: names.get(each.unitId) ?? each.unitId,
            reason: reasonOf(each),
            decision: t(each.decision?.approved === true ? 'cases.request.approve' : 'cases.request.deny'),
            by: person(each.decision?.by ?? ''),
            note: each.decision?.note ?? '',
          })}
        </p>
      ))}
      {binds ? <p className="c-urgent t13" style={{ flexBasis: '100%' }}>{t('cases.request.arbitration', { n: returns })}</p> : null}
      {isLead ? (
        <>
          {isReturn ? (
            <Select
              w={260}
              searchable
              clearable
              disabled={readOnly}
              aria-label={t('cases.request.unit')}
              placeholder={t(binds ? 'cases.request.unitNeeded' : 'cases.request.unit')}
              data={options}
              filter={({ options: all }) => all}
              value={fields.unitId}
              onChange={(unitId) => change({ unitId })}
              onSearchChange={search}
            />
          ) : null}
          <TextInput
            className="grow"
            disabled={readOnly}
            aria-label={t('cases.request.note')}
            placeholder={t('cases.request.note')}
            maxLength={2_000}
            value={fields.note}
            onChange={({ currentTarget }) => change({ note: currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) void decide(true);
            }}
          />
          <Button variant="default" disabled={readOnly || fields.note.trim() === ''} onClick={() => void decide(false)}>
            {t('cases.request.deny')}
          </Button>
          <Button disabled={readOnly || (binds && fields.unitId === null)} rightSection={<Kbd size="xs" aria-hidden>Ctrl ↵</Kbd>} onClick={() => void decide(true)}>
            {t('cases.request.approve')}
          </Button>
          {why === '' ? null : <span className="muted t12">{why}</span>}
        </>
      ) : (
        <span className="muted">{t('cases.request.waits')}</span>
      )}
    </section>
  );
};
