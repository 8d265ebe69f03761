import type { User } from '#contract/central/auth.ts';
import type { Rate } from '#domain/assessment/rate.ts';
import type { VerdictQuality } from '#domain/assessment/verdictQuality.ts';
import type { Line } from '#domain/tenant.ts';
import { SegmentedControl, Select, Table, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RateCell } from '../../ui/RateCell.tsx';
import { VerdictWord } from '../../ui/VerdictWord.tsx';
import { useAsked } from '../../workstation/useAsked.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import { CaseDrill, type Drill } from './CaseDrill.tsx';
import { periodOf, shanghaiDayOf, type PeriodName } from './period.ts';
import styles from './quality.module.css';
import { RuleTable } from './RuleTable.tsx';

const periods: readonly PeriodName[] = ['today', 'week', 'month', 'quarter', 'own'];
const figures = ['policeRecall', 'policePrecision', 'diversionPrecision', 'diversionRecall', 'undecided', 'agreement'] as const;
const verdicts = ['police', 'joint', 'non_police', 'undecided'] as const;

/** 判定质量: how right the diversion is, by engine, by call-taker, by rule; from closed cases, each figure with its n. */
export const QualityPage = ({ user }: { readonly user: User }) => {
  const { t } = useTranslation();
  const { rules } = useWorkstation();
  const [now] = useState(() => Date.now());
  const [name, setName] = useState<PeriodName>('month');
  const [own, setOwn] = useState(() => ({ from: shanghaiDayOf(now), to: shanghaiDayOf(now) }));
  const [line, setLine] = useState<Line | null>(null);
  const [drill, setDrill] = useState<Drill | null>(null);
  const { from, to } = periodOf(name, own, now);
  const board = useAsked(useCallback(() => rules.call.quality({ from, to, line }), [rules, from, to, line]));
  const { value } = board;
  const fixedLine = user.role === 'shift_lead' ? user.line : null;
  return (
    <div className={styles['page']}>
      <header className={styles['tools']}>
        <h2>{t('quality.title')}</h2>
        <SegmentedControl aria-label={t('quality.period')} data={periods.map((each) => ({ value: each, label: t(`quality.periods.${each}`) }))} value={name} onChange={setName} />
        {name === 'own' ? (
          <>
            <TextInput type="date" aria-label={t('quality.from')} value={own.from} onChange={({ currentTarget }) => setOwn({ ...own, from: currentTarget.value })} />
            <TextInput type="date" aria-label={t('quality.to')} value={own.to} onChange={({ currentTarget }) => setOwn({ ...own, to: currentTarget.value })} />
          </>
        ) : null}
        {fixedLine === null ? (
          <Select
            w={140}
            aria-label={t('quality.line')}
            placeholder={t('quality.bothLines')}
            clearable
            data={['12345', '110']}
            value={line}
            onChange={(next) => setLine(next === '12345' || next === '110' ? next : null)}
          />
        ) : (
          <span className={styles['sub']}>{t('quality.ownLine', { line: fixedLine })}</span>
        )}
      </header>
      {board.error === null ? null : (
        <p className={styles['refused']} role="alert">
          {board.error}
        </p>
      )}
      {value === null ? (board.error === null ? <p className={styles['empty']}>{t('app.loading')}</p> : null) : <Board board={value} onDrill={setDrill} />}
      {drill === null ? null : <CaseDrill drill={drill} period={{ from, to, line }} onClose={() => setDrill(null)} />}
    </div>
  );
};

const Board = ({ board, onDrill }: { readonly board: VerdictQuality; readonly onDrill: (drill: Drill) => void }) => {
  const { t } = useTranslation();
  if (board.cases === 0) return <p className={styles['empty']}>{t('quality.noCases')}</p>;
  const cell = (rate: Rate, label: string, drill: Drill | null) => <RateCell rate={rate} label={label} {...(drill === null ? {} : { onOpen: () => onDrill(drill) })} />;
  const drillOf = (name: (typeof figures)[number]): Drill | null =>
    name === 'diversionPrecision' ? { said: 'non_police' } : name === 'diversionRecall' ? { final: 'non_police' } : name === 'undecided' ? { said: 'undecided' } : null;
  return (
    <div className={styles['board']}>
      <section>
        <h3>{t('quality.judges')}</h3>
        <p className={styles['sub']}>{t('quality.basis', { cases: board.cases, reviewed: board.reviewed })}</p>
        <Table className={styles['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rules.lab.figure')}</Table.Th>
              <Table.Th>{t('quality.engine')}</Table.Th>
              <Table.Th>{t('quality.taker')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures.map((name) => (
              <Table.Tr key={name}>
                <Table.Td>
                  {t(`rules.figure.${name}`)}
                  <div className={styles['sub']}>{t(`rules.formula.${name}`)}</div>
                </Table.Td>
                <Table.Td>{cell(board.engine[name], t(`rules.figure.${name}`), drillOf(name))}</Table.Td>
                <Table.Td>{cell(board.taker[name], t(`rules.figure.${name}`), null)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td>
                {t('quality.overrides')}
                <div className={styles['sub']}>{t('quality.overridesFormula')}</div>
              </Table.Td>
              <Table.Td>{cell(board.overrides, t('quality.overrides'), { reason: 'any' })}</Table.Td>
              <Table.Td />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </section>
      <section>
        <h3>{t('quality.table')}</h3>
        <Table className={styles['table'] ?? ''} aria-label={t('quality.table')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('quality.saidFinal')}</Table.Th>
              {verdicts.slice(0, 3).map((final) => (
                <Table.Th key={final}>
                  <VerdictWord verdict={final} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {verdicts.map((said) => (
              <Table.Tr key={said}>
                <Table.Th scope="row">
                  <VerdictWord verdict={said} />
                </Table.Th>
                {verdicts.slice(0, 3).map((final) => {
                  const count = board.table.find((each) => each.said === said && each.final === final)?.count ?? 0;
                  return (
                    <Table.Td key={final} data-missed={said === 'non_police' && final !== 'non_police' && count > 0}>
                      {count === 0 ? (
                        <span className={styles['sub']}>0</span>
                      ) : (
                        <button type="button" className={styles['count']} onClick={() => onDrill({ said, final })}>
                          {count}
                        </button>
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <h3>{t('quality.reasons')}</h3>
        {board.reasons.length === 0 ? <p className={styles['sub']}>{t('quality.noOverrides')}</p> : null}
        <Reasons board={board} onDrill={onDrill} />
      </section>
      <RuleTable rules={board.rules} onDrill={(rule) => onDrill({ rule })} />
    </div>
  );
};

const Reasons = ({ board, onDrill }: { readonly board: VerdictQuality; readonly onDrill: (drill: Drill) => void }) => {
  const { t, i18n } = useTranslation();
  const { directory } = useWorkstation();
  const lists = useAsked(useCallback(() => directory.call.lists({}), [directory])).value;
  return (
    <ul className={styles['reasons']}>
      {board.reasons.map(({ reason, count, right }) => {
        const known = lists?.overrideReasons.find(({ id }) => id === reason);
        return (
          <li key={reason}>
            <button type="button" className={styles['count']} onClick={() => onDrill({ reason })}>
              {known === undefined ? t('quality.inWords') : i18n.language === 'en' ? known.en : known.name}
            </button>
            <span>{t('quality.times', { n: count })}</span>
            <RateCell rate={right} />
          </li>
        );
      })}
    </ul>
  );
};
