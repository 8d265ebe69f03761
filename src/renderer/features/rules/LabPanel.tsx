import type { LabState } from '#contract/central/lab.ts';
import { Button, Progress, SegmentedControl, Table, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconFlask } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RateCell } from '../../ui/RateCell.tsx';
import { VerdictWord } from '../../ui/VerdictWord.tsx';
import { centralSentence } from '../../workstation/centralSentence.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './rules.module.css';

const figures = ['policeRecall', 'policePrecision', 'diversionPrecision', 'diversionRecall', 'undecided', 'agreement'] as const;
const filters = ['all', 'unsafe', 'broken', 'mended', 'moved'] as const;
const period = 400;

/** The boundary lab: the draft over past cases, beside what is in force, before anybody works by it. */
export const LabPanel = ({ draftId, unsaved }: { readonly draftId: string; readonly unsaved: boolean }) => {
  const { t } = useTranslation();
  const { rules } = useWorkstation();
  const [day, setDay] = useState('');
  const [state, setState] = useState<LabState | null>(null);
  const [error, setError] = useState<string | null>(null);
  const running = state?.status === 'running';
  const labId = state?.labId ?? null;
  useEffect(() => {
    if (!running || labId === null) return undefined;
    const timer = setTimeout(() => {
      rules.call.lab({ labId }).then(setState, (cause: unknown) => {
        setError(centralSentence(t, cause));
        setState(null);
      });
    }, period);
    return () => clearTimeout(timer);
  }, [rules, running, labId, state, t]);

  const start = (): void => {
    setError(null);
    rules.call.startLab({ draftId, day: day === '' ? null : day }).then(setState, (cause: unknown) => setError(centralSentence(t, cause)));
  };
  const cancel = (): void => {
    if (labId === null) return;
    rules.call.cancelLab({ labId }).then(
      () => setState((now) => (now === null ? null : { ...now, status: 'cancelled' })),
      (cause: unknown) => setError(centralSentence(t, cause)),
    );
  };
  return (
    <>
      <div className={styles['tools']}>
        <Button leftSection={<IconFlask size={15} aria-hidden />} disabled={running || unsaved} onClick={start}>
          {t('rules.lab.start')}
        </Button>
        <TextInput type="date" aria-label={t('rules.lab.day')} value={day} onChange={({ currentTarget }) => setDay(currentTarget.value)} />
        <span className={styles['sub']}>{t('rules.lab.dayHint')}</span>
        {running ? (
          <Button className={styles['end'] ?? ''} variant="default" onClick={cancel}>
            {t('rules.lab.cancel')}
          </Button>
        ) : null}
      </div>
      {error === null ? null : (
        <p className={styles['refused']} role="alert">
          {error}
        </p>
      )}
      {running ? (
        <div className={styles['running']} role="status">
          <Progress value={state.total === 0 ? 0 : (state.done / state.total) * 100} aria-label={t('rules.lab.title')} />
          {t('rules.lab.running', { done: state.done, total: state.total, left: secondsLeft(state, Date.now()) })}
        </div>
      ) : null}
      {state?.status === 'cancelled' || state?.status === 'failed' ? <p className={styles['empty']}>{t(`rules.lab.${state.status}`)}</p> : null}
      {state === null && error === null ? <p className={styles['empty']}>{t('rules.lab.intro')}</p> : null}
      {state?.report === null || state?.report === undefined ? null : <LabResult state={state} report={state.report} />}
    </>
  );
};

/** By the pace so far; a dash until there is one. */
const secondsLeft = ({ done, total, startedAt }: LabState, now: number): string =>
  done === 0 ? '—' : String(Math.max(0, Math.round((((now - startedAt) / done) * (total - done)) / 1_000)));

const LabResult = ({ state, report }: { readonly state: LabState; readonly report: NonNullable<LabState['report']> }) => {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const count = (name: (typeof filters)[number]): number =>
    name === 'all' ? report.changes.mended + report.changes.broken + report.changes.moved : name === 'unsafe' ? report.unsafe : report.changes[name];
  const rows = state.rows.filter((row) => filter === 'all' || (filter === 'unsafe' ? row.unsafe : row.change === filter));
  return (
    <div className={styles['scroll']}>
      <p className={styles['summary']}>
        {t('rules.lab.summary', { cases: report.cases, judged: report.judged, version: state.baseVersion })}
        {report.unsafe > 0 ? (
          <b className={styles['unsafe']}>
            <IconAlertTriangle size={16} aria-hidden />
            {t('rules.lab.unsafe', { n: report.unsafe })}
          </b>
        ) : null}
      </p>
      <Table className={styles['figures'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rules.lab.figure')}</Table.Th>
            <Table.Th>{t('rules.lab.before', { version: state.baseVersion })}</Table.Th>
            <Table.Th>{t('rules.lab.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {figures.map((name) => (
            <Table.Tr key={name}>
              <Table.Td>
                {t(`rules.figure.${name}`)}
                <div className={styles['sub']}>{t(`rules.formula.${name}`)}</div>
              </Table.Td>
              <Table.Td>
                <RateCell rate={report.before[name]} />
              </Table.Td>
              <Table.Td>
                <RateCell rate={report.after[name]} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div className={styles['tools']}>
        <SegmentedControl
          aria-label={t('rules.lab.filter')}
          data={filters.map((value) => ({ value, label: `${t(`rules.lab.kind.${value}`)} ${count(value)}` }))}
          value={filter}
          onChange={setFilter}
        />
        <span className={styles['sub']}>{t('rules.lab.masked')}</span>
      </div>
      <Table className={styles['table'] ?? ''} aria-label={t('rules.lab.examples')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rules.lab.case')}</Table.Th>
            <Table.Th>{t('rules.lab.text')}</Table.Th>
            <Table.Th>{t('rules.lab.now')}</Table.Th>
            <Table.Th>{t('rules.lab.draft')}</Table.Th>
            <Table.Th>{t('rules.lab.final')}</Table.Th>
            <Table.Th>{t('rules.lab.change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.caseId}>
              <Table.Td className={styles['date'] ?? ''}>{row.number}</Table.Td>
              <Table.Td>{row.text}</Table.Td>
              <Table.Td>
                <VerdictWord verdict={row.before.verdict} />
              </Table.Td>
              <Table.Td>
                <VerdictWord verdict={row.after.verdict} />
              </Table.Td>
              <Table.Td>{row.final === null ? '—' : <VerdictWord verdict={row.final} />}</Table.Td>
              <Table.Td className={styles['kind'] ?? ''} data-kind={row.unsafe ? 'unsafe' : row.change}>
                {row.unsafe ? <IconAlertTriangle size={14} aria-hidden /> : null}
                {t(`rules.lab.kind.${row.unsafe ? 'unsafe' : row.change}`)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length === 0 ? <p className={styles['empty']}>{t('rules.lab.noChange')}</p> : null}
    </div>
  );
};
