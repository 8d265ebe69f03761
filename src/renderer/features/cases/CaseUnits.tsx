import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment, Case } from '#domain/case/case.ts';
import { isSuspended, pendingRequest } from '#domain/case/unitRequests.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import type { Detail } from './detail.ts';
import styles from './cases.module.css';

/** Who has the case, where they stand, with clocks and photos. */
export const CaseUnits = ({ detail, now }: { readonly detail: Detail; readonly now: number }) => {
  const { t } = useTranslation();
  const { case: state, clocks } = detail;
  return (
    <>
      <h3 className={styles['section']}>{t('cases.section.units')}</h3>
      {state.assignments.length === 0 ? <p className="muted">{t('cases.noUnits')}</p> : null}
      {state.assignments.map((assignment) => (
        <section key={assignment.id} data-below={assignment.parentId !== undefined} className={styles['share']}>
          <UnitName assignment={assignment} state={state} />
          {clocks
            .filter(({ assignmentId }) => assignmentId === assignment.id)
            .map((clock) => (
              <ClockBar key={clock.kind} clock={clock} now={now} />
            ))}
          {assignment.feedback === null ? null : (
            <p className="soft t12">
              {assignment.feedback.found} {assignment.feedback.done}
            </p>
          )}
          <div className={styles['photos']}>
            {assignment.feedback?.photos.map(({ fileId, kind }) => (
              <Photo key={fileId} fileId={fileId} name={t(`cases.photo.${kind}`)} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
};

const UnitName = ({ assignment, state }: { readonly assignment: Assignment; readonly state: Case }) => {
  const { t } = useTranslation();
  const path = useUnitPath(assignment.unitId);
  const waits = pendingRequest(state, assignment.id);
  return (
    <p title={path?.join(' › ')} className={styles['unit']}>
      <b>
        {t(`cases.kind.${assignment.kind}`)} {path?.at(-1) ?? assignment.unitId}
      </b>
      {assignment.transfer === 'police_dispatch' ? <span className="tag p110">{t('cases.police')}</span> : null}
      <span className={assignment.state === 'fed_back' || assignment.state === 'done' ? 'tag ok' : 'tag'}>{t(`cases.share.${assignment.state}`)}</span>
      {isSuspended(assignment) ? <span className="tag urgent">{t('cases.state.suspended')}</span> : null}
      {waits === null ? null : <span className="tag urgent">{t(`cases.request.title.${waits.kind}`)}</span>}
      {(assignment.extraMinutes ?? 0) > 0 ? <span className="tag">{t('cases.side.extended', { n: assignment.extraMinutes ?? 0 })}</span> : null}
      {(assignment.reworks ?? 0) > 0 ? <span className="tag">{t('cases.side.reworks', { n: assignment.reworks ?? 0 })}</span> : null}
    </p>
  );
};

const Photo = ({ fileId, name }: { readonly fileId: string; readonly name: string }) => {
  const { t } = useTranslation();
  const { cases } = useWorkstation();
  const [source, setSource] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stale = false;
    cases.call.photo({ fileId }).then(
      ({ dataUrl }) => stale || setSource(dataUrl),
      () => stale || setFailed(true),
    );
    return () => {
      stale = true;
    };
  }, [cases, fileId]);
  return (
    <figure>
      {source === null ? <span className="muted t12">{failed ? t('cases.photo.failed') : '…'}</span> : <img src={source} alt={name} />}
      <figcaption className="t12">{name}</figcaption>
    </figure>
  );
};
