import { CloseButton, Group, Paper, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drill, DiversionCases } from '#contract/central/loop.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import type { RateName } from './rates.ts';
import type { Wanted } from './useAssessment.ts';
import styles from './assessment.module.css';

/** A figure of a unit (null: of all in the table), or of the diversion board. */
export type Drilled =
  | { readonly unitId: string | null; readonly name: string; readonly figure: RateName | 'exempt' | 'dispatched'; readonly hits: 'yes' | 'no' }
  | { readonly board: 'diverted' | 'solved' | 'cameBack'; readonly hits: 'yes' | 'no' };

export interface DrillListProps {
  readonly drilled: Drilled;
  readonly wanted: Wanted;
  /** Opens a case at the desk; null for who has no desk. */
  readonly onOpen: ((caseId: string) => void) | null;
  readonly onClose: () => void;
}

const most = 100;
const time = (at: number): string => `${monthDay(at)} ${wallTime(at).slice(0, 5)}`;

/** The cases behind one figure, beside the table and not over it. */
export const DrillList = ({ drilled, wanted, onOpen, onClose }: DrillListProps) => {
  const { t } = useTranslation();
  const { assessment } = useWorkstation();
  const [found, setFound] = useState<{ readonly of: Drilled; readonly shares: Drill['shares']; readonly cases: DiversionCases['cases'] } | null>(null);
  const { range, level, under } = wanted;
  useEffect(() => {
    let stale = false;
    const set = (shares: Drill['shares'], cases: DiversionCases['cases']): void => {
      if (!stale) setFound({ of: drilled, shares, cases });
    };
    if ('board' in drilled) {
      assessment.call.diversionCases({ ...range, figure: drilled.board, hits: drilled.hits, limit: most }).then(({ cases }) => set([], cases), () => undefined);
    } else {
      const { unitId, figure, hits } = drilled;
      const who = unitId === null ? { level: level === 'all' ? undefined : level, under: under ?? undefined } : { unitId };
      assessment.call.drill({ ...range, ...who, figure, hits, limit: most }).then(({ shares }) => set(shares, []), () => undefined);
    }
    return () => {
      stale = true;
    };
  }, [assessment, drilled, range, level, under]);
  const shown = found?.of === drilled ? found : null;
  const title = 'board' in drilled
    ? t(`assessment.diversion.drill.${drilled.board}`)
    : t(drilled.hits === 'yes' ? 'assessment.drillHits' : 'assessment.drill', {
        unit: drilled.name,
        figure: drilled.figure === 'exempt' ? t('assessment.exempt') : drilled.figure === 'dispatched' ? t('assessment.dispatched') : t(`assessment.figure.${drilled.figure}`),
      });
  const count = (shown?.shares.length ?? 0) + (shown?.cases.length ?? 0);
  return (
    <Paper withBorder p="md" className={styles['drill'] ?? ''} role="region" aria-label={title}>
      <Group justify="space-between">
        <Title order={3} size="h5">
          {title} {shown === null ? null : <span className={styles['n']}>{t(count === most ? 'assessment.firstOf' : 'assessment.count', { n: count })}</span>}
        </Title>
        <CloseButton aria-label={t('assessment.close')} onClick={onClose} />
      </Group>
      {shown !== null && count === 0 ? <Text c="dimmed">{t('assessment.noneBehind')}</Text> : null}
      {shown?.cases.map(({ caseId, number, title: about, takenAt, solved }) => (
        <div key={caseId} className={styles['share']}>
          <CaseLink caseId={caseId} number={number} onOpen={onOpen} />
          <span className="grow ell">{about}</span>
          <span className="soft">{t('assessment.takenAt', { time: time(takenAt) })}</span>
          <span className={styles['fact']}>{solved === null ? t('assessment.notAsked') : t(`assessment.says.${solved}`)}</span>
        </div>
      ))}
      {shown?.shares.map((share) => (
        <div key={`${share.caseId}${share.unitId}${share.dispatchedAt}`} className={styles['share']}>
          <CaseLink caseId={share.caseId} number={share.number} onOpen={onOpen} />
          <span className="grow ell">{share.title}</span>
          {'unitId' in drilled && drilled.unitId === null ? <UnitName unitId={share.unitId} /> : null}
          <Facts share={share} />
        </div>
      ))}
    </Paper>
  );
};

/** What the figures look at, of one share. */
const Facts = ({ share }: { readonly share: Drill['shares'][number] }) => {
  const { t } = useTranslation();
  const { exemption, dispatchedAt, contactedAt, dueAt, finishedAt, reworked, solved, satisfied } = share;
  const late = finishedAt !== null && finishedAt > dueAt;
  return (
    <>
      {exemption === null ? null : <b>{t(`assessment.exemption.${exemption}`)}</b>}
      <span className="soft">{t('assessment.dispatchedAt', { time: time(dispatchedAt) })}</span>
      <span className="soft">{contactedAt === null ? t('assessment.notContacted') : t('assessment.contactedAt', { time: time(contactedAt) })}</span>
      <span className="soft">{t('assessment.due', { time: time(dueAt) })}</span>
      <span className={late ? 'c-urgent' : ''}>{finishedAt === null ? t('assessment.open') : t(late ? 'assessment.finishedLate' : 'assessment.finishedAt', { time: time(finishedAt) })}</span>
      {reworked ? <span className="c-urgent">{t('assessment.wasReworked')}</span> : null}
      <span className={styles['fact']}>
        {solved === null || satisfied === null ? t('assessment.notAsked') : `${t(`assessment.says.${solved}`)} · ${t(`assessment.content.${satisfied}`)}`}
      </span>
    </>
  );
};

const UnitName = ({ unitId }: { readonly unitId: string }) => <span>{useUnitPath(unitId)?.at(-1) ?? unitId}</span>;

const CaseLink = ({ caseId, number, onOpen }: { readonly caseId: string; readonly number: string; readonly onOpen: DrillListProps['onOpen'] }) =>
  onOpen === null ? (
    <span className="soft">{number}</span>
  ) : (
    <button type="button" className={styles['link']} onClick={() => onOpen(caseId)}>
      {number}
    </button>
  );
