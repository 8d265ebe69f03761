import { useTranslation } from 'react-i18next';
import type { Assignment, Case } from '#domain/case/case.ts';
import { isSuspended, pendingRequest } from '#domain/case/unitRequests.ts';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { CasePhoto } from '../../workstation/CasePhoto.tsx';
import type { CaseDetailValues } from '../../workstation/useCaseDetail.ts';
import styles from './cases.module.css';
import { UnitLine } from './UnitLine.tsx';

/** Who has the case, where they stand and how to call them, with clocks and photos. */
export const CaseUnits = ({ detail, now, readOnly }: { readonly detail: CaseDetailValues; readonly now: number; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { case: state, clocks } = detail;
  return (
    <>
      <h3 className={styles['section']}>{t('cases.section.units')}</h3>
      {state.assignments.length === 0 ? <p className="muted">{t('cases.noUnits')}</p> : null}
      {state.assignments.map((assignment) => (
        <section key={assignment.id} data-below={assignment.parentId !== undefined} className={styles['share']}>
          <UnitLine assignment={assignment} caseId={state.id} line={state.intake.line ?? '12345'} readOnly={readOnly}>
            <ShareTags assignment={assignment} state={state} />
          </UnitLine>
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
              <CasePhoto key={fileId} fileId={fileId} name={t(`cases.photo.${kind}`)} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
};

const ShareTags = ({ assignment, state }: { readonly assignment: Assignment; readonly state: Case }) => {
  const { t } = useTranslation();
  const waits = pendingRequest(state, assignment.id);
  return (
    <>
      {assignment.transfer === 'police_dispatch' ? <span className="tag p110">{t('cases.police')}</span> : null}
      <span className={assignment.state === 'fed_back' || assignment.state === 'done' ? 'tag ok' : 'tag'}>{t(`cases.share.${assignment.state}`)}</span>
      {isSuspended(assignment) ? <span className="tag urgent">{t('cases.state.suspended')}</span> : null}
      {waits === null ? null : <span className="tag urgent">{t(`cases.request.title.${waits.kind}`)}</span>}
      {(assignment.extraMinutes ?? 0) > 0 ? <span className="tag">{t('cases.side.extended', { n: assignment.extraMinutes ?? 0 })}</span> : null}
      {(assignment.reworks ?? 0) > 0 ? <span className="tag">{t('cases.side.reworks', { n: assignment.reworks ?? 0 })}</span> : null}
    </>
  );
};
