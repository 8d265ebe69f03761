import { Badge, Table, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '#contract/central/loop.ts';
import type { Drilled } from './DrillList.tsx';
import { percent, type RateName } from './rates.ts';
import styles from './assessment.module.css';

const columns: readonly RateName[] = ['responded', 'solved', 'satisfied', 'finished', 'onTime', 'reworked', 'unsatisfied'];
/** A high rate of these is bad: the cases behind them are the hits. */
const bad: readonly RateName[] = ['reworked', 'unsatisfied'];
const gradeColour = { A: 'teal', B: 'cyan', C: 'yellow', D: 'red' } as const;

/** Units, best first; each figure opens the cases that missed it. */
export const UnitTable = ({ report, onDrill }: { readonly report: Assessment; readonly onDrill: (drilled: Drilled) => void }) => {
  const { t } = useTranslation();
  const exempt = ({ exempt: counts }: Assessment['total']): number => Object.values(counts).reduce((sum, each) => sum + each, 0);
  return (
    <Table stickyHeader highlightOnHover className={styles['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('assessment.unit')}</Table.Th>
          <Table.Th>{t('assessment.score')}</Table.Th>
          <Table.Th>{t('assessment.dispatched')}</Table.Th>
          <Table.Th>{t('assessment.exempt')}</Table.Th>
          {columns.map((name) => (
            <Table.Th key={name}>
              <Tooltip label={t(`assessment.formula.${name}`)}>
                <span tabIndex={0}>{t(`assessment.figure.${name}`)}</span>
              </Tooltip>
              <div className={styles['formula']}>{t(`assessment.formula.${name}`)}</div>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {report.units.map((unit) => (
          <Table.Tr key={unit.unitId}>
            <Table.Td>{unit.name}</Table.Td>
            <Table.Td>
              {unit.score === null ? (
                <span className="muted t12">{t('assessment.fewShares', { n: report.leastShares })}</span>
              ) : (
                <>
                  <Badge color={gradeColour[unit.score.grade]} variant="light">
                    {unit.score.grade}
                  </Badge>{' '}
                  {unit.score.score.toFixed(1)}
                </>
              )}
            </Table.Td>
            <Table.Td>{unit.figures.dispatched}</Table.Td>
            <Table.Td>
              <button type="button" className={styles['cell']} onClick={() => onDrill({ unitId: unit.unitId, name: unit.name, figure: 'exempt', hits: 'yes' })}>
                {exempt(unit.figures)}
              </button>
            </Table.Td>
            {columns.map((name) => (
              <Table.Td key={name}>
                <button
                  type="button"
                  className={styles['cell']}
                  onClick={() => onDrill({ unitId: unit.unitId, name: unit.name, figure: name, hits: bad.includes(name) ? 'yes' : 'no' })}
                >
                  <b>{percent(unit.figures[name])}</b>
                  <span className={styles['n']}>{t('assessment.n', unit.figures[name])}</span>
                </button>
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th>{t('assessment.total')}</Table.Th>
          <Table.Th />
          <Table.Th>{report.total.dispatched}</Table.Th>
          <Table.Th>{exempt(report.total)}</Table.Th>
          {columns.map((name) => (
            <Table.Th key={name}>
              {percent(report.total[name])} <span className={styles['n']}>{t('assessment.n', report.total[name])}</span>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
};
