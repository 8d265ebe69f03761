import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconHandStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseText } from '#contract/followUp.ts';
import { monthDay, wallTime } from '../seat/duration.ts';
import { useReached, useWorkstation } from '../workstation/workstationContext.ts';
import styles from './followUp.module.css';

const icons = {
  waiting: IconClock, unsure: IconClock, sent: IconCheck, delivered: IconChecks,
  failed: IconAlertTriangle, no_number: IconAlertTriangle, opted_out: IconHandStop, withheld: IconHandStop,
} as const;
const tone = (state: CaseText['state']): string => (state === 'failed' || state === 'no_number' ? 'c-urgent' : state === 'delivered' ? 'c-ok' : 'soft');
/** Delivery is not in the feed: it is asked for while somebody looks. */
const period = 5_000;

/** What was sent to the caller and whether it arrived; read at the central. */
export const CallerTexts = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useTranslation();
  const { followUps } = useWorkstation();
  const reached = useReached();
  const [texts, setTexts] = useState<readonly CaseText[] | null>(null);
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    const ask = (): void => {
      followUps.call.texts({ caseId }).then(
        (found) => {
          if (stale) return;
          setTexts(found);
          setAway(false);
        },
        () => stale || setAway(true),
      );
    };
    ask();
    const timer = setInterval(ask, period);
    return () => {
      stale = true;
      clearInterval(timer);
    };
  }, [followUps, caseId, reached]);
  if (texts?.length === 0) return null;
  return (
    <section>
      <h3 className={styles['section']}>{t('followUp.texts.title')}</h3>
      {away ? <p className="muted t12">{t('followUp.texts.away')}</p> : null}
      {texts?.map(({ textId, template, text, state, at, attempts }) => {
        const Icon = icons[state];
        return (
          <p key={textId} className={styles['text']} title={text}>
            <span>{t(`followUp.texts.template.${template}`)}</span>
            <span className={tone(state)}>
              <Icon size={14} aria-hidden /> {t(`followUp.texts.state.${state === 'waiting' && attempts > 0 ? 'again' : state}`, { n: attempts })}
            </span>
            <span className="muted t12">
              {monthDay(at)} {wallTime(at).slice(0, 5)}
            </span>
          </p>
        );
      })}
    </section>
  );
};
