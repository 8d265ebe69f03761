import { Badge, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '#contract/central/loop.ts';
import type { UnitFigures } from '#domain/assessment/unitFigures.ts';
import { Change } from './Change.tsx';
import type { Drilled } from './DrillList.tsx';
import { isBadWhenHigh, percent, pointsAbove, rateNames } from './rates.ts';
import styles from './assessment.module.css';

const gradeColour = { A: 'teal', B: 'cyan', C: 'yellow', D: 'red' } as const;

export interface UnitTableProps {
  readonly report: Assessment;
  /** The same of the base period; null until it is there. */
  readonly before: Assessment | null;
  readonly onDrill: (drilled: Drilled) => void;
}

export const exemptOf = ({ exempt }: Pick<UnitFigures, 'exempt'>): number => Object.values(exempt).reduce((sum, each) => sum + each, 0);

/** Units, best first; each figure with its two numbers and its change, and the cases behind it one press away. */
export const UnitTable = ({ report, before, onDrill }: UnitTableProps) => {
  const { t } = useTranslation();
  const then = new Map(before?.units.map((unit) => [unit.unitId, unit]));
  const cells = (unitId: string | null, name: string, figures: UnitFigures, base: UnitFigures | undefined) => (
    <>
      <Table.Td>
        <button type="button" className={styles['cell']} onClick={() => onDrill({ unitId, name, figure: 'dispatched', hits: 'yes' })}>
          {figures.dispatched}
        </button>
      </Table.Td>
      <Table.Td>
        <button type="button" className={styles['cell']} onClick={() => onDrill({ unitId, name, figure: 'exempt', hits: 'yes' })}>
          {exemptOf(figures)}
        </button>
      </Table.Td>
      {rateNames.map((rate) => (
        <Table.Td key={rate}>
          <button type="button" className={styles['cell']} onClick={() => onDrill({ unitId, name, figure: rate, hits: isBadWhenHigh(rate) ? 'yes' : 'no' })}>
            <b>{percent(figures[rate])}</b>
            <span>
              <span className={styles['n']}>{t('assessment.n', { ...figures[rate] })}</span> <Change points={pointsAbove(figures[rate], base?.[rate])} moreIsBetter={!isBadWhenHigh(rate)} />
            </span>
          </button>
        </Table.Td>
      ))}
    </>
  );
  return (
    <Table stickyHeader highlightOnHover horizontalSpacing={8} className={styles['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th miw={150}>{t('assessment.unit')}</Table.Th>
          <Table.Th miw={96}>{t('assessment.score')}</Table.Th>
          <Table.Th>{t('assessment.dispatched')}</Table.Th>
          <Table.Th className="nowrap">{t('assessment.exempt')}</Table.Th>
          {rateNames.map((name) => (
            <Table.Th key={name}>
              {t(`assessment.figure.${name}`)}
              <div className={styles['formula']}>{t(`assessment.formula.${name}`)}</div>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr className={styles['sum'] ?? ''}>
          <Table.Td>
            <b>{t('assessment.total', { n: report.units.length })}</b>
          </Table.Td>
          <Table.Td />
          {cells(null, t('assessment.total', { n: report.units.length }), report.total, before?.total)}
        </Table.Tr>
        {report.units.map(({ unitId, name, figures, score }) => {
          const base = then.get(unitId);
          return (
            <Table.Tr key={unitId}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                {score === null ? (
                  <span className="muted t12">{t('assessment.fewShares', { n: report.leastShares })}</span>
                ) : (
                  <span className="nowrap">
                    <Badge color={gradeColour[score.grade]} variant="light">
                      {score.grade}
                    </Badge>{' '}
                    {score.score.toFixed(1)}{' '}
                    <Change points={base?.score === null || base === undefined ? null : Math.round((score.score - base.score.score) * 10) / 10} moreIsBetter />
                  </span>
                )}
              </Table.Td>
              {cells(unitId, name, figures, base?.figures)}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
};
