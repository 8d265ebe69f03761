import { IconCalendarClock, IconMoodSad, IconPhoneCall, IconUserSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FollowUpRow } from '#contract/workstation/followUps.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import { useSpan } from '../../ui/useSpan.ts';
import styles from './followUpPage.module.css';

export interface FollowUpRowButtonProps {
  readonly entry: FollowUpRow;
  readonly now: number;
  /** Milliseconds within which the caller should have been asked. */
  readonly within: number;
  /** Who calls him now; null: nobody else. */
  readonly claimedBy: string | null;
  readonly chosen: boolean;
  readonly onChoose: (caseId: string) => void;
}

/** One caller to be asked: what it is about, why he comes where he stands, and how long he has waited. */
export const FollowUpRowButton = ({ entry: { row, need }, now, within, claimedBy, chosen, onChoose }: FollowUpRowButtonProps) => {
  const { t } = useTranslation();
  const unit = useUnitPath(row.leadUnitId)?.at(-1);
  const span = useSpan();
  const age = Math.max(0, now - need.fedBackAt);
  const share = age / within;
  const waits = need.notBefore > now;
  const look = share >= 1 ? 'red' : share >= 0.7 ? 'amber' : '';
  const clock = (at: number): string => `${now - at > 86_400_000 || at - now > 86_400_000 ? `${monthDay(at)} ` : ''}${wallTime(at).slice(0, 5)}`;
  return (
    <button type="button" className={styles['row']} aria-current={chosen} data-waits={waits} onClick={() => onChoose(row.id)}>
      <LineBadge line={row.network} />
      <span className={styles['what']}>
        <span className={styles['title']}>{row.title || t('cases.untitled')}</span>
        <span className={styles['sub']}>{[row.place, unit, row.number].filter(Boolean).join(' · ')}</span>
        <span className={styles['why']}>
          {need.urgency === 'critical' || need.urgency === 'urgent' ? <span className={`tag ${need.urgency}`}>{t(`cases.urgency.${need.urgency}`)}</span> : null}
          {need.notBefore > 0 && (need.appointment || waits) ? (
            <span className={waits ? 'tag' : 'tag brand'}>
              <IconCalendarClock size={14} aria-hidden /> {t(need.appointment ? 'followUp.why.appointment' : 'followUp.why.again', { time: clock(need.notBefore) })}
            </span>
          ) : null}
          {need.unhappy ? (
            <span className="tag urgent">
              <IconMoodSad size={14} aria-hidden /> {t('followUp.why.unhappy')}
            </span>
          ) : null}
          {need.sample === 'second' ? (
            <span className="tag out">
              <IconUserSearch size={14} aria-hidden /> {t('followUp.why.second')}
            </span>
          ) : null}
          {need.sampled ? null : <span className="tag out">{t('followUp.why.passed')}</span>}
          {need.attempts > 0 ? <span className="tag out">{t('followUp.why.tried', { n: need.attempts })}</span> : null}
          {claimedBy === null ? null : (
            <span className="tag brand">
              <IconPhoneCall size={14} aria-hidden /> {t('followUp.why.claimed', { by: claimedBy })}
            </span>
          )}
          {row.pending ? <b className="c-urgent t12">{t('cases.pending')}</b> : null}
        </span>
      </span>
      {need.until === null ? (
        <span className={styles['age']} data-look={look}>
          <span className="t12">{t('followUp.age')}</span>
          <b>{span(age)}</b>
          <span className={`clk ${look}`}>
            <i style={{ width: `${Math.min(100, share * 100)}%` }} />
          </span>
        </span>
      ) : (
        <span className={styles['age']}>
          <span className="t12">{t('followUp.until')}</span>
          <b>{span(Math.max(0, need.until - now))}</b>
        </span>
      )}
    </button>
  );
};
