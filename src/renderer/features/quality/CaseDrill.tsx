import type { Line } from '#domain/tenant.ts';
import type { Verdict } from '#domain/triage/verdict.ts';
import { ActionIcon, Table } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { VerdictWord } from '../../ui/VerdictWord.tsx';
import { useAsked } from '../../workstation/useAsked.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './quality.module.css';

/** Which cases stand behind a figure. */
export interface Drill {
  readonly rule?: string;
  readonly said?: Verdict;
  readonly final?: Verdict;
  readonly reason?: string;
}

export interface CaseDrillProps {
  readonly drill: Drill;
  readonly period: { readonly from: number; readonly to: number; readonly line: Line | null };
  readonly onClose: () => void;
}

/** The cases behind a figure, masked: what was proposed, said, dispatched under, and what it was. */
export const CaseDrill = ({ drill, period, onClose }: CaseDrillProps) => {
  const { t } = useTranslation();
  const { rules } = useWorkstation();
  const { from, to, line } = period;
  const asked = useAsked(useCallback(() => rules.call.qualityCases({ from, to, line, ...drill }), [rules, from, to, line, drill]));
  const word = (verdict: Verdict | null) => (verdict === null ? '—' : <VerdictWord verdict={verdict} />);
  return (
    <section className={styles['drill']} aria-label={t('quality.cases')}>
      <div className={styles['heading']}>
        <h3>{t('quality.cases')}</h3>
        <span className={styles['sub']}>{asked.value === null ? '' : t('quality.shown', { n: asked.value.rows.length, total: asked.value.total })}</span>
        <ActionIcon variant="subtle" color="gray" aria-label={t('quality.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {asked.error === null ? null : <p className={styles['refused']}>{asked.error}</p>}
      <Table className={styles['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rules.lab.case')}</Table.Th>
            <Table.Th>{t('rules.lab.text')}</Table.Th>
            <Table.Th>{t('quality.engine')}</Table.Th>
            <Table.Th>{t('quality.call')}</Table.Th>
            <Table.Th>{t('quality.dispatch')}</Table.Th>
            <Table.Th>{t('quality.final')}</Table.Th>
            <Table.Th>{t('quality.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {asked.value?.rows.map((row) => (
            <Table.Tr key={row.caseId}>
              <Table.Td className={styles['name'] ?? ''}>{row.number}</Table.Td>
              <Table.Td>{row.text}</Table.Td>
              <Table.Td>{word(row.engine)}</Table.Td>
              <Table.Td>{word(row.call)}</Table.Td>
              <Table.Td>{word(row.dispatch)}</Table.Td>
              <Table.Td>{word(row.final)}</Table.Td>
              <Table.Td>{row.overrideReason ?? ''}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
};
