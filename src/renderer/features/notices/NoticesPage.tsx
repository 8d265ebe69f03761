import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './notices.module.css';
import { useInbox } from './useInbox.ts';

/** These want something of their reader; the others tell. */
const pressing: readonly string[] = ['return_asked', 'extension_asked', 'suspension_asked', 'exception_asked', 'clock_red', 'returned', 'unhappy', 'handover', 'question'];

/** What happened that this person should know of, the latest first; each opens its case. */
export const NoticesPage = ({ onOpen }: { readonly onOpen: (caseId: string) => void }) => {
  const { t } = useTranslation();
  const { notices } = useWorkstation();
  const inbox = useInbox();
  const [only, setOnly] = useState(false);
  const all = inbox?.notices ?? [];
  const shown = all.filter(({ seq }) => !only || seq > (inbox?.seen ?? 0)).toReversed();
  const markSeen = (): void => {
    const last = all.at(-1);
    if (last !== undefined) notices.call.markSeen({ seq: last.seq }).catch(() => undefined);
  };
  useShortcut({ keys: 'R', label: t('notices.markSeen'), action: markSeen });
  return (
    <section className={styles['page']} aria-label={t('notices.title')}>
      <header className={styles['head']}>
        <h2 className="t16 bold">{t('notices.title')}</h2>
        <span className="soft">{t('notices.unread', { n: inbox?.unread ?? 0 })}</span>
        <span className="end" />
        <Button variant="default" size="compact-md" aria-pressed={only} onClick={() => setOnly(!only)}>
          {t(only ? 'notices.all' : 'notices.onlyUnread')}
        </Button>
        <Button variant="default" size="compact-md" disabled={(inbox?.unread ?? 0) === 0} rightSection={<kbd>R</kbd>} onClick={markSeen}>
          {t('notices.markSeen')}
        </Button>
      </header>
      {inbox === null || inbox.reached ? null : (
        <Alert color="yellow" m="sm">
          {t('notices.away')}
        </Alert>
      )}
      {inbox !== null && shown.length === 0 ? <p className={styles['empty']}>{t(only ? 'notices.noneUnread' : 'notices.none')}</p> : null}
      <ul className={styles['list']}>
        {shown.map(({ seq, caseId, number, title, kind, at }) => (
          <li key={seq}>
            <button type="button" className={styles['row']} data-unread={seq > (inbox?.seen ?? 0)} onClick={() => onOpen(caseId)}>
              <span className={styles['mark']} aria-label={seq > (inbox?.seen ?? 0) ? t('notices.new') : undefined} />
              <b className={pressing.includes(kind) ? 'c-urgent' : ''}>{t(`notices.kind.${kind}`)}</b>
              <span className="ell">{title}</span>
              <span className="soft">{number}</span>
              <span className="muted">
                {monthDay(at)} {wallTime(at).slice(0, 5)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
