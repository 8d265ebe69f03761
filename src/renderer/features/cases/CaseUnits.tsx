import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import type { Detail } from './detail.ts';
import styles from './cases.module.css';
import { UnitLine } from './UnitLine.tsx';

/** Who has the case, with clocks, photos and what the caller was promised. */
export const CaseUnits = ({ detail, now, readOnly }: { readonly detail: Detail; readonly now: number; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { case: state, clocks } = detail;
  return (
    <aside className={styles['units']}>
      <h3 className={styles['section']}>{t('cases.section.units')}</h3>
      {state.assignments.length === 0 ? <p className="muted">{t('cases.noUnits')}</p> : null}
      {state.assignments.map((assignment) => (
        <section key={assignment.id}>
          <UnitLine assignment={assignment} caseId={state.id} line={state.intake.line ?? '12345'} readOnly={readOnly} />
          {clocks
            .filter(({ assignmentId }) => assignmentId === assignment.id)
            .map((clock) => (
              <ClockBar key={clock.kind} clock={clock} now={now} />
            ))}
          <div className={styles['photos']}>
            {assignment.feedback?.photos.map(({ fileId, kind }) => (
              <Photo key={fileId} fileId={fileId} name={t(`cases.photo.${kind}`)} />
            ))}
          </div>
        </section>
      ))}
      <h3 className={styles['section']}>{t('cases.section.promise')}</h3>
      <p className="soft">{state.promise || t('cases.noPromise')}</p>
    </aside>
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
