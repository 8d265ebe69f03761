import { useTranslation } from 'react-i18next';
import type { FollowUpNeed } from '#domain/case/followUpNeed.ts';
import type { Assignment } from '#domain/case/case.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import { CallerTexts } from '../../followUp/CallerTexts.tsx';
import { FollowUpForm } from '../../followUp/FollowUpForm.tsx';
import { FollowUpRecords } from '../../followUp/FollowUpRecords.tsx';
import { useCaseDetail } from '../../workstation/useCaseDetail.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import { CasePhoto } from '../../workstation/CasePhoto.tsx';
import styles from './followUpPage.module.css';

export interface FollowUpDetailProps {
  readonly caseId: string;
  /** Null once it has left the queue. */
  readonly need: FollowUpNeed | null;
  readonly readOnly: boolean;
  readonly onSaved: () => void;
}

const time = (at: number): string => `${monthDay(at)} ${wallTime(at).slice(0, 5)}`;

/** All one needs before dialling: what he asked for, what was done about it, what he was promised, what he said before. */
export const FollowUpDetail = ({ caseId, need, readOnly, onSaved }: FollowUpDetailProps) => {
  const { t } = useTranslation();
  const [detail] = useCaseDetail(caseId);
  if (detail === null) return <p className={styles['empty']}>{t('app.loading')}</p>;
  const { case: state, persons } = detail;
  const caller = persons.find(({ id }) => id === state.intake.callerId) ?? null;
  const title = state.content.title || state.content.description.slice(0, 40) || t('cases.untitled');
  return (
    <article className={styles['detail']}>
      <header className={styles['head']}>
        <div className="row g2">
          <LineBadge line={state.intake.network} />
          <span className="soft">{state.number}</span>
          <span className="tag">{t(`cases.urgency.${state.triage?.urgency ?? state.content.urgency}`)}</span>
          <span className="tag">{t(`cases.state.${state.state}`)}</span>
          {state.content.secret ? <span className="tag critical">{t('followUp.secret')}</span> : null}
        </div>
        <h2 className={styles['name']}>
          {title}
          {state.content.place.text === '' ? '' : ` · ${state.content.place.text}`}
        </h2>
        <p className="soft">{caller === null ? t('followUp.noCaller') : `${caller.name} ${maskPhone(caller.phone)}`}</p>
      </header>
      <div className={styles['body']}>
        <div className={styles['story']}>
          <h3 className={styles['section']}>{t('followUp.asked')}</h3>
          <p className={styles['words']}>{state.content.description}</p>
          {state.content.demand === '' ? null : <p className="soft">{t('followUp.demand', { text: state.content.demand })}</p>}
          {state.promise === '' ? null : <p className="soft">{t('followUp.promised', { text: state.promise })}</p>}
          <h3 className={styles['section']}>{t('followUp.fedBack')}</h3>
          {state.assignments.filter((each) => each.state !== 'returned' && each.feedback !== null).map((each) => (
            <Feedback key={each.id} assignment={each} />
          ))}
        </div>
        <aside className={styles['aside']}>
          <FollowUpRecords followUps={state.followUps} />
          {state.followUps.length === 0 ? <p className="muted">{t('followUp.noRecords')}</p> : null}
          <CallerTexts caseId={caseId} />
        </aside>
      </div>
      {need === null ? (
        <p className={styles['settled']} role="status">
          {t('followUp.settled', { state: t(`cases.state.${state.state}`) })}
        </p>
      ) : (
        <FollowUpForm key={caseId} state={state} caller={caller} sample={need.sample} mayPassOver={!need.sampled} readOnly={readOnly} onSaved={onSaved} />
      )}
    </article>
  );
};

const Feedback = ({ assignment }: { readonly assignment: Assignment }) => {
  const { t } = useTranslation();
  const path = useUnitPath(assignment.unitId);
  const { feedback, contacts } = assignment;
  const call = contacts.findLast(({ channel, outcome }) => channel === 'call' && outcome === 'reached');
  if (feedback === null) return null;
  return (
    <section className={styles['feedback']}>
      <p>
        <b>{path?.at(-1) ?? assignment.unitId}</b> <span className="muted t12">{t(`cases.kind.${assignment.kind}`)} · {time(feedback.at)}</span>{' '}
        <span className={feedback.solved === 'yes' ? 'tag ok' : 'tag urgent'}>{t(`followUp.unitSays.${feedback.solved}`)}</span>
      </p>
      <p className={styles['words']}>{feedback.found}</p>
      <p className={styles['words']}>{feedback.done}</p>
      {feedback.unsolvedReason === undefined || feedback.unsolvedReason === '' ? null : <p className="soft">{feedback.unsolvedReason}</p>}
      {call === undefined ? null : <p className="muted t12">{t('followUp.unitCalled', { time: time(call.at), n: call.seconds })}</p>}
      <div className={styles['photos']}>
        {feedback.photos.map(({ fileId, kind }) => (
          <CasePhoto key={fileId} fileId={fileId} name={t(`cases.photo.${kind}`)} />
        ))}
      </div>
    </section>
  );
};
