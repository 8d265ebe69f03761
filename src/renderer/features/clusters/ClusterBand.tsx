import type { ClusterAlerts } from '#contract/workstation/clusters.ts';
import { Button, Kbd } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wallTime } from '../../seat/duration.ts';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';
import { ClusterCases } from './ClusterCases.tsx';
import styles from './clusters.module.css';
import { RepeatList } from './RepeatList.tsx';

export interface ClusterBandProps {
  readonly readOnly: boolean;
  /** Those who lead are told of disputes that come back, too. */
  readonly lead: boolean;
}

/** A line under the status bar: it says that many report one thing, takes no focus and covers nothing. */
export const ClusterBand = ({ readOnly, lead }: ClusterBandProps) => {
  const { t } = useTranslation();
  const { clusters } = useWorkstation();
  const alerts: ClusterAlerts | null = useTopic(clusters.subscribe.alerts);
  const [open, setOpen] = useState(false);
  const [heeded, setHeeded] = useState<Readonly<Record<number, number>>>({});
  useShortcut({ keys: 'Ctrl+Alt+G', label: t('clusters.key'), action: () => setOpen(!open) });
  if (alerts === null) return null;
  const repeats = lead ? alerts.repeats : [];
  const all = alerts.clusters;
  const fresh = all.filter(({ since, total }) => total > (heeded[since] ?? 0));
  const [first] = open ? all : fresh;
  if (first === undefined && repeats.length === 0) return null;
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <section className={styles['band']} data-cluster={first !== undefined} aria-label={t('clusters.title')}>
      <div className={styles['line']}>
        <IconStack2 size={16} aria-hidden />
        <span role="status" className={styles['words']}>
          {first === undefined ? null : (
            <>
              <b>{t('clusters.alike', { minutes: alerts.rule.minutes, n: first.total })}</b>
              {[first.place, first.words, t('clusters.since', { time: wallTime(first.since).slice(0, 5), callers: first.callers })].filter((part) => part !== '').join(' · ')}
              {all.length > 1 ? ` · ${t('clusters.more', { n: all.length - 1 })}` : ''}
            </>
          )}
          {repeats.length > 0 ? (
            <span className={styles['repeat']}>
              {t('clusters.repeats', { days: alerts.repeatRule.days, n: repeats.length })}
              {repeats[0] === undefined ? '' : `${t('clusters.colon')}${repeats[0].place} ${t('clusters.times', { n: repeats[0].total })}`}
            </span>
          ) : null}
          {alerts.source === 'local' ? <span>{t('clusters.local')}</span> : null}
        </span>
        <Button variant="default" size="compact-xs" aria-expanded={open} leftSection={<Chevron size={14} aria-hidden />} rightSection={<Kbd size="xs">Ctrl Alt G</Kbd>} onClick={() => setOpen(!open)}>
          {t(open ? 'clusters.fold' : 'clusters.show')}
        </Button>
        {open || first === undefined ? null : (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setHeeded({ ...heeded, ...Object.fromEntries(all.map(({ since, total }) => [since, total])) })}>
            {t('clusters.heed')}
          </Button>
        )}
      </div>
      {open ? (
        <div className={styles['list']}>
          {all.map((cluster, index) => (
            <ClusterCases key={cluster.since} cluster={cluster} readOnly={readOnly} first={index === 0} />
          ))}
          {repeats.length > 0 ? <RepeatList repeats={repeats} days={alerts.repeatRule.days} /> : null}
        </div>
      ) : null}
    </section>
  );
};
