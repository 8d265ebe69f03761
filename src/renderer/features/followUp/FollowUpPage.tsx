import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityLists } from '../../seat/useCityLists.ts';
import { useNow } from '../../seat/useNow.ts';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';
import { FollowUpDetail } from './FollowUpDetail.tsx';
import { FollowUpRowButton } from './FollowUpRowButton.tsx';
import styles from './followUpPage.module.css';
import { useFollowUpQueue } from './useFollowUpQueue.ts';

const minute = 60_000;
const day = 24 * 60;

/** 回访: callers to be asked, most pressing first, each called with one key; the next comes when one is written down. */
export const FollowUpPage = ({ readOnly }: { readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { session } = useWorkstation();
  const userId = useTopic(session.subscribe.state)?.user?.userId ?? '';
  const { rows, total, claims } = useFollowUpQueue();
  const lists = useCityLists();
  const now = useNow(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = rows?.[0]?.row.id ?? null;
  // Once chosen it stays, however the queue is sorted anew: nobody loses the caller he is about to dial.
  useEffect(() => {
    if (chosen === null && first !== null) setChosen(first);
  }, [chosen, first]);

  const move = (step: number): void => {
    const index = (rows ?? []).findIndex(({ row }) => row.id === chosen);
    const next = rows?.[Math.max(0, Math.min(rows.length - 1, index + step))];
    if (next !== undefined) setChosen(next.row.id);
  };
  useShortcut({ keys: 'J', label: t('followUp.next'), action: () => move(1) });
  useShortcut({ keys: 'K', label: t('followUp.before'), action: () => move(-1) });

  const entry = rows?.find(({ row }) => row.id === chosen) ?? null;
  const ready = (rows ?? []).filter(({ need }) => need.notBefore <= now).length;
  const saved = (): void => {
    const index = (rows ?? []).findIndex(({ row }) => row.id === chosen);
    setChosen((rows ?? []).filter((_, place) => place !== index).at(0)?.row.id ?? null);
  };
  return (
    <div className={styles['page']}>
      <section className={styles['queue']} aria-label={t('followUp.queue')}>
        <header className={styles['tools']}>
          <h2 className="t16 bold">{t('followUp.queue')}</h2>
          <span className="soft">{t('followUp.count', { n: total, ready })}</span>
          <span className="end muted t12">
            <kbd>J</kbd> <kbd>K</kbd>
          </span>
        </header>
        <div className={styles['scroll']}>
          {rows === null ? <p className={styles['empty']}>{t('app.loading')}</p> : null}
          {rows?.length === 0 ? <p className={styles['empty']}>{t('followUp.empty')}</p> : null}
          {rows?.map((each) => (
            <FollowUpRowButton
              key={each.row.id}
              entry={each}
              now={now}
              within={(lists?.followUpWithin ?? day) * minute}
              claimedBy={claims.find(({ caseId, by }) => caseId === each.row.id && by !== userId)?.by ?? null}
              chosen={each.row.id === chosen}
              onChoose={setChosen}
            />
          ))}
        </div>
        <footer className={styles['foot']}>{t('followUp.order')}</footer>
      </section>
      {chosen === null ? (
        <p className={styles['empty']}>{t('followUp.choose')}</p>
      ) : (
        <FollowUpDetail key={chosen} caseId={chosen} need={entry?.need ?? null} readOnly={readOnly} onSaved={saved} />
      )}
    </div>
  );
};
