import { shareOf } from '#domain/assessment/rate.ts';
import type { RuleFigures } from '#domain/assessment/verdictQuality.ts';
import { SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RateCell } from '../../ui/RateCell.tsx';
import { VerdictWord } from '../../ui/VerdictWord.tsx';
import { useRuleWords } from '../../seat/useRuleWords.ts';
import styles from './quality.module.css';

const orders = ['spoke', 'precision'] as const;

/** Every rule that spoke: how often it came true, how much it caught. */
export const RuleTable = ({ rules, onDrill }: { readonly rules: readonly RuleFigures[]; readonly onDrill: (rule: string) => void }) => {
  const { t } = useTranslation();
  const words = useRuleWords();
  const [order, setOrder] = useState<(typeof orders)[number]>('spoke');
  const shown = order === 'spoke' ? rules : [...rules].sort((left, right) => (shareOf(left.precision) ?? 2) - (shareOf(right.precision) ?? 2));
  return (
    <section className={styles['wide']}>
      <div className={styles['heading']}>
        <h3>{t('quality.rules')}</h3>
        <SegmentedControl aria-label={t('quality.order')} data={orders.map((value) => ({ value, label: t(`quality.orders.${value}`) }))} value={order} onChange={setOrder} />
      </div>
      <Table className={styles['table'] ?? ''} aria-label={t('quality.rules')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('quality.rule')}</Table.Th>
            <Table.Th>{t('quality.speaksFor')}</Table.Th>
            <Table.Th>{t('quality.precision')}</Table.Th>
            <Table.Th>{t('quality.recall')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((each) => (
            <Table.Tr key={`${each.rule} ${each.speaksFor}`}>
              <Table.Td>
                {words.rule(each.rule)}
                <div className={styles['sub']}>{each.rule}</div>
              </Table.Td>
              <Table.Td>
                <VerdictWord verdict={each.speaksFor} />
              </Table.Td>
              <Table.Td>
                <RateCell rate={each.precision} label={each.rule} onOpen={() => onDrill(each.rule)} />
              </Table.Td>
              <Table.Td>
                <RateCell rate={each.recall} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};
