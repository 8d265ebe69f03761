import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import type { clockSchema } from '#contract/workstation/cases.ts';
import { amberShare, clockShare } from '#domain/case/clocks.ts';
import styles from './clockBar.module.css';
import { useSpan } from './useSpan.ts';

/** A clock as a bar: amber with a tick at 70 %, red and hatched when over, green when met in time. Never colour alone. */
export const ClockBar = ({ clock, now }: { readonly clock: z.infer<typeof clockSchema>; readonly now: number }) => {
  const { t } = useTranslation();
  const span = useSpan();
  const share = clockShare(clock, now);
  const stopped = clock.stoppedAt !== null;
  const look = share >= 1 ? 'over' : stopped ? 'met' : share >= amberShare ? 'amber' : 'run';
  const left = clock.dueAt - now;
  const text = clock.stoppedAt !== null
    ? t('cases.met', { time: span(clock.stoppedAt - clock.startedAt) })
    : left >= 0
      ? t('cases.left', { time: span(left) })
      : t('cases.over', { time: span(-left) });
  return (
    <div className={styles['clock']} data-look={look}>
      <div className={styles['text']}>
        <span>{t(`cases.clock.${clock.kind}`)}</span>
        <b>{text}</b>
      </div>
      <div className={styles['track']}>
        <div className={styles['bar']} style={{ width: `${Math.min(100, share * 100)}%` }} />
        <i className={styles['tick']} style={{ left: `${amberShare * 100}%` }} />
      </div>
    </div>
  );
};
