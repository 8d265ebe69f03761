import { useTranslation } from 'react-i18next';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { CasePhoto } from '../../workstation/CasePhoto.tsx';
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
              <CasePhoto key={fileId} fileId={fileId} name={t(`cases.photo.${kind}`)} />
            ))}
          </div>
        </section>
      ))}
      <h3 className={styles['section']}>{t('cases.section.promise')}</h3>
      <p className="soft">{state.promise || t('cases.noPromise')}</p>
    </aside>
  );
};
