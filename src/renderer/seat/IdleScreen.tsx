import type { Draft } from '#contract/workstation/drafts.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { Button, Kbd } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialPanel } from '../features/call/DialPanel.tsx';
import { LineBadge } from '../ui/LineBadge.tsx';
import { clockFace, monthDay, wallTime } from './duration.ts';
import styles from './seat.module.css';
import { useSeatServices, type SeatServices } from './seatServices.ts';
import { useNow } from './useNow.ts';

export interface IdleScreenProps {
  readonly view: SeatView;
  readonly drafts: readonly Draft[];
  readonly discarded: { readonly caseId: string; readonly number: string } | null;
  readonly readOnly: boolean;
  readonly notices: ReactNode;
  readonly onNew: () => void;
  readonly onResume: (caseId: string) => void;
  readonly onRestore: (caseId: string) => void;
}

/** Between calls: the state in words, what was left open, what came last. Calm on purpose. */
export const IdleScreen = ({ view, drafts, discarded, readOnly, notices, onNew, onResume, onRestore }: IdleScreenProps) => {
  const { t } = useTranslation();
  const { seat } = useSeatServices();
  const now = useNow(true);
  const recent = useRecentCases();
  const { state, since } = view.agent;
  const ready = state === 'available';
  const live = view.call !== null && view.call.state !== 'ended';
  return (
    <div className={styles['idle']}>
      {notices}
      <div className={styles['idleBody']}>
        {live ? null : (
          <header className={styles['idleHead']}>
            <div>
              <h2 className={styles['idleState']} data-state={state}>
                {t(`call.agent.${state}`)}
              </h2>
              <p className={styles['idleHint']}>
                {t(`call.agentHint.${ready ? (view.phone.registered ? 'ready' : 'noPhone') : state === 'not_responding' ? 'missed' : 'away'}`)} ·{' '}
                {clockFace(now - since)}
              </p>
            </div>
            <div className={styles['end']}>
              {ready ? null : (
                <Button size="md" disabled={readOnly} onClick={() => void seat.call.chooseState({ state: 'available' }).catch(() => undefined)} rightSection={<Kbd>Alt Shift 1</Kbd>}>
                  {t('call.becomeAvailable')}
                </Button>
              )}
              <Button variant="default" size="md" disabled={readOnly} leftSection={<IconPlus size={16} aria-hidden />} rightSection={<Kbd>Ctrl Alt N</Kbd>} onClick={onNew}>
                {t('call.newTypedCase')}
              </Button>
            </div>
          </header>
        )}
        {live ? null : (
          <section>
            <h3 className={styles['h']}>{t('call.dial.title')}</h3>
            <DialPanel line={view.user?.line ?? '12345'} isFree={!readOnly && view.phone.registered} />
          </section>
        )}
        <section>
          <h3 className={styles['h']}>{t('call.openDrafts')}</h3>
          {discarded === null ? null : (
            <p role="status">
              {t('call.discarded', { number: discarded.number })}{' '}
              <Button variant="subtle" size="compact-sm" onClick={() => onRestore(discarded.caseId)}>
                {t('call.restore')}
              </Button>
            </p>
          )}
          {drafts.length === 0 ? <p className={styles['muted']}>{t('call.noDrafts')}</p> : null}
          <ul className={styles['rows']}>
            {drafts.map((draft) => (
              <li key={draft.caseId}>
                <LineBadge line={draft.line} />
                <span className={styles['rowText']}>
                  {draft.number} · {draft.fields.description?.slice(0, 40) ?? t('call.emptyDraft')}
                </span>
                <span className={styles['muted']}>{wallTime(draft.changedAt).slice(0, 5)}</span>
                <Button variant="default" size="compact-sm" disabled={readOnly} onClick={() => onResume(draft.caseId)}>
                  {t('call.resumeDraft')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className={styles['h']}>{t('call.recentCases')}</h3>
          {recent?.length === 0 ? <p className={styles['muted']}>{t('call.noRecent')}</p> : null}
          <ul className={styles['rows']}>
            {recent?.map((row) => (
              <li key={row.id}>
                <span className={styles['muted']}>
                  {monthDay(row.createdAt)} {wallTime(row.createdAt).slice(0, 5)}
                </span>
                <span className={styles['rowText']}>{row.title}</span>
                <span className={styles['muted']}>{t(`caller.state.${row.state}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
};

type Rows = Awaited<ReturnType<SeatServices['cases']['call']['list']>>['rows'];

const useRecentCases = (): Rows | null => {
  const { cases } = useSeatServices();
  const [rows, setRows] = useState<Rows | null>(null);
  useEffect(() => {
    let stale = false;
    const look = (): void => {
      cases.call.list({ list: 'mine', network: null, text: '', sort: 'newest', limit: 6, offset: 0 }).then(
        (found) => {
          if (!stale) setRows(found.rows);
        },
        () => undefined,
      );
    };
    look();
    const end = cases.subscribe.changed({}, look);
    return () => {
      stale = true;
      end();
    };
  }, [cases]);
  return rows;
};
