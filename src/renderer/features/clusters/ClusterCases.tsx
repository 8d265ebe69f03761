import type { ClusterAlerts } from '#contract/workstation/clusters.ts';
import { endedStates } from '#domain/duplicates/mainCase.ts';
import { ContractError } from '#contract/errors.ts';
import { Button, Kbd } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallTime } from '../../seat/duration.ts';
import { refusalSentence } from '../../seat/refusalSentence.ts';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './clusters.module.css';

type Cluster = ClusterAlerts['clusters'][number];

export interface ClusterCasesProps {
  readonly cluster: Cluster;
  readonly readOnly: boolean;
  /** The one that the key speaks of. */
  readonly first: boolean;
}

interface Done {
  readonly merged: readonly string[];
  readonly said: string;
}

/** The cases of one event: one key merges them into the earliest that runs, one press takes that back. Every caller is kept. */
export const ClusterCases = ({ cluster, readOnly, first }: ClusterCasesProps) => {
  const { t } = useTranslation();
  const { clusters } = useWorkstation();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const { rows, mainCaseId } = cluster;
  const main = rows.find(({ id }) => id === mainCaseId) ?? null;
  const others = rows.filter(({ id, state }) => id !== mainCaseId && !endedStates.includes(state));
  const run = (work: Promise<Done>): void => {
    setBusy(true);
    work.then(setDone, (error: unknown) => setDone({ merged: [], said: refusalSentence(t, error instanceof ContractError ? error : new ContractError('internal')) })).finally(() => setBusy(false));
  };
  const merge = (caseIds: readonly string[]): void => {
    if (main === null || caseIds.length === 0 || busy || readOnly) return;
    run(
      clusters.call.merge({ caseIds: [...caseIds], intoCaseId: main.id }).then(({ merged, refused }) => ({
        merged,
        said: [t('clusters.merged', { n: merged.length, number: main.number }), refused.length > 0 ? t('clusters.refused', { numbers: refused.map(({ number }) => number).join('、') }) : ''].join(' '),
      })),
    );
  };
  useShortcut({ keys: first ? 'Ctrl+Alt+U' : '', label: t('clusters.mergeKey'), action: () => merge(others.map(({ id }) => id)) });
  return (
    <div className={styles['cluster']}>
      <div className={styles['head']}>
        <b>{[cluster.place, cluster.words].filter((part) => part !== '').join(' · ')}</b>
        <span>{t('clusters.count', { total: cluster.total, shown: rows.length })}</span>
        {main === null || others.length === 0 ? null : (
          <Button size="compact-xs" disabled={readOnly || busy} rightSection={first ? <Kbd size="xs">Ctrl Alt U</Kbd> : null} onClick={() => merge(others.map(({ id }) => id))}>
            {t('clusters.mergeAll', { n: others.length, number: main.number })}
          </Button>
        )}
        {done === null ? null : (
          <span role="status">
            {done.said}{' '}
            {done.merged.length === 0 ? null : (
              <Button
                variant="subtle"
                size="compact-xs"
                disabled={busy}
                onClick={() => run(clusters.call.split({ caseIds: [...done.merged] }).then(() => ({ merged: [], said: t('clusters.takenBack') })))}
              >
                {t('clusters.takeBack')}
              </Button>
            )}
          </span>
        )}
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id} data-main={row.id === mainCaseId}>
            <time dateTime={new Date(row.createdAt).toISOString()}>{wallTime(row.createdAt).slice(0, 5)}</time>
            <span>{row.number}</span>
            <span className={styles['title']}>{[row.title, row.place].filter((part) => part !== '').join(' · ')}</span>
            <span>{row.id === mainCaseId ? <b>{t('clusters.main')}</b> : t(`caller.state.${row.state}`)}</span>
            {main !== null && others.includes(row) ? (
              <Button variant="default" size="compact-xs" disabled={readOnly || busy} aria-label={t('clusters.mergeOne', { number: row.number })} onClick={() => merge([row.id])}>
                {t('caller.merge')}
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
