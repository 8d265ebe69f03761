import { Button } from '@mantine/core';
import { IconMessage2, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowUp } from '#domain/case/case.ts';
import { RecordingSection } from '../recording/RecordingSection.tsx';
import { clockFace, monthDay, wallTime } from '../seat/duration.ts';
import { useCityLists } from '../seat/useCityLists.ts';
import styles from './followUp.module.css';

const satisfiedWord = { very: 'very', yes: 'good', fair: 'fair', no: 'bad' } as const;
const time = (at: number): string => `${monthDay(at)} ${wallTime(at).slice(0, 5)}`;

/** What the caller said and which calls came to nothing: the two independent samples side by side. */
export const FollowUpRecords = ({ followUps }: { readonly followUps: readonly FollowUp[] }) => {
  const { t } = useTranslation();
  if (followUps.length === 0) return null;
  return (
    <section>
      <h3 className={styles['section']}>{t('followUp.records')}</h3>
      <div className={styles['samples']}>
        {(['first', 'second'] as const).map((sample) => {
          const own = followUps.filter((each) => (each.sample ?? 'first') === sample);
          return (
            <div key={sample} className={styles['sample']}>
              <b className="t12 soft">{t(`followUp.sample.${sample}`)}</b>
              {own.length === 0 ? <p className="muted t12">{t('followUp.sample.none')}</p> : null}
              {own.map((each) => (
                <Answer key={each.at} answer={each} />
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
};

const Answer = ({ answer }: { readonly answer: FollowUp }) => {
  const { t } = useTranslation();
  const lists = useCityLists();
  const [heard, setHeard] = useState(false);
  const { contacted, solved, satisfied, channel, missed, callAgainAt, reason, call, note, at, by } = answer;
  const Icon = channel === 'sms' ? IconMessage2 : contacted ? IconPhone : IconPhoneOff;
  const reasonName = reason === undefined ? '' : (lists?.unsatisfiedReasons.find(({ id }) => id === reason)?.name ?? reason);
  const bad = contacted && (solved !== 'yes' || satisfied === 'no');
  return (
    <div className={styles['answer']}>
      <p>
        <Icon size={14} aria-label={t(channel === 'sms' ? 'followUp.bySms' : 'followUp.byPhone')} />{' '}
        {contacted && solved !== null && satisfied !== null ? (
          <b className={bad ? 'c-urgent' : 'c-ok'}>
            {t('followUp.solved')} {t(`followUp.${solved}`)} · {t(`followUp.${satisfiedWord[satisfied]}`)}
          </b>
        ) : (
          <b>{channel === 'sms' ? t('followUp.unclear') : t(`followUp.missed.${missed ?? 'no_answer'}`)}</b>
        )}
        {callAgainAt === undefined ? null : <span className="soft"> {t('followUp.againAt', { time: time(callAgainAt) })}</span>}
      </p>
      {reasonName === '' && note === '' ? null : <p className="soft">{[reasonName, note].filter(Boolean).join('：')}</p>}
      <p className="muted t12">
        {time(at)} · {channel === 'sms' ? t('followUp.bySms') : by}
        {call === undefined || call.seconds === 0 ? null : (
          <>
            {' '}
            · {t('followUp.spoken', { time: clockFace(call.seconds * 1_000) })}
            <Button variant="subtle" size="compact-xs" aria-expanded={heard} onClick={() => setHeard(!heard)}>
              {t('recording.section')}
            </Button>
          </>
        )}
      </p>
      {heard && call !== undefined ? <RecordingSection callId={call.callId} /> : null}
    </div>
  );
};
