import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '../../seat/draftEditor.ts';
import { monthDay } from '../../seat/duration.ts';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';
import styles from './caller.module.css';

type History = Awaited<ReturnType<SeatServices['cases']['call']['placeHistory']>>;

/** A pause in typing as long as this asks anew. */
const pause = 300;

/** What was reported at this address before; disputes that come back are said aloud, for mediation has failed there. */
export const PlaceHistory = ({ place, caseId }: { readonly place: NonNullable<FormValues['place']>; readonly caseId: string }) => {
  const { t } = useTranslation();
  const history = usePlaceHistory(place.text.trim(), place.unitId, caseId);
  if (history === null || history.total === 0) return null;
  const again = history.disputes + 1 >= history.atLeast;
  return (
    <section className={styles['section']} aria-label={t('caller.samePlaceTitle')}>
      <div className={styles['heading']}>
        <b>{t('caller.samePlaceTitle')}</b>
        <span>{t('caller.within', { days: history.days, count: history.total })}</span>
      </div>
      {again ? (
        <p className={styles['again']} role="status">
          <IconAlertTriangle size={14} aria-hidden />
          {t('caller.disputes', { count: history.disputes })}
        </p>
      ) : null}
      <ul className={styles['list']}>
        {history.rows.map((row) => (
          <li key={row.id}>
            <time dateTime={new Date(row.createdAt).toISOString()}>{monthDay(row.createdAt)}</time>
            <span className={styles['title']}>{row.title}</span>
            <span className={styles['state']}>{t(`caller.state.${row.state}`)}</span>
            <span className={styles['sub']}>{row.number}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const usePlaceHistory = (text: string, unitId: string | null, caseId: string): History | null => {
  const { cases } = useSeatServices();
  const [found, setFound] = useState<{ readonly text: string; readonly history: History } | null>(null);
  useEffect(() => {
    if (text.length < 2) return undefined;
    let stale = false;
    const timer = setTimeout(() => {
      cases.call.placeHistory({ caseId, text, unitId }).then(
        (history) => {
          if (!stale) setFound({ text, history });
        },
        () => undefined,
      );
    }, pause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [cases, caseId, text, unitId]);
  return found !== null && found.text === text ? found.history : null;
};
