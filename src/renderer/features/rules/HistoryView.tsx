import type { PublishedRuleSet } from '#contract/central/ruleSets.ts';
import { Badge, Select, Table } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareRuleSets } from '#domain/boundary/compareRuleSets.ts';
import { useAsked } from '../../workstation/useAsked.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import { ChangeList } from './ChangeList.tsx';
import styles from './rules.module.css';

export interface HistoryViewProps {
  readonly versions: readonly PublishedRuleSet[];
  readonly named: (code: string) => string;
}

export const instantText = (at: number): string => (at === 0 ? '—' : new Date(at).toLocaleString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }));

/** Every publication, and any two of them side by side. */
export const HistoryView = ({ versions, named }: HistoryViewProps) => {
  const { t } = useTranslation();
  const { rules } = useWorkstation();
  const kind = versions[0]?.kind ?? 'transfer_lists';
  const [before, setBefore] = useState<string | null>(versions[1]?.version ?? versions[0]?.version ?? null);
  const [after, setAfter] = useState<string | null>(versions[0]?.version ?? null);
  const ask = useCallback(async () => {
    if (before === null || after === null) return null;
    const [old, recent] = await Promise.all([rules.call.body({ kind, version: before }), rules.call.body({ kind, version: after })]);
    return compareRuleSets(old.body, recent.body);
  }, [rules, kind, before, after]);
  const compared = useAsked(ask);
  const names = useMemo(() => versions.map(({ version }) => version), [versions]);
  return (
    <>
      <div className={styles['scroll']}>
        <Table className={styles['table'] ?? ''} aria-label={t('rules.tab.history')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rules.version')}</Table.Th>
              <Table.Th>{t('rules.effective')}</Table.Th>
              <Table.Th>{t('rules.publishedBy')}</Table.Th>
              <Table.Th>{t('rules.writtenBy')}</Table.Th>
              <Table.Th>{t('rules.note')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map((each) => (
              <Table.Tr key={each.version}>
                <Table.Td>
                  <b>{each.version}</b> {each.inForce ? <Badge color="green">{t('rules.inForce')}</Badge> : null}
                  {each.effectiveFrom > Date.now() ? <Badge color="yellow">{t('rules.coming')}</Badge> : null}
                </Table.Td>
                <Table.Td>{instantText(each.effectiveFrom)}</Table.Td>
                <Table.Td>{each.publishedBy === 'product' ? t('rules.product') : `${each.publishedBy} · ${instantText(each.publishedAt)}`}</Table.Td>
                <Table.Td>{each.authors.join('、')}</Table.Td>
                <Table.Td>{each.note}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <div className={styles['tools']}>
          <Select aria-label={t('rules.older')} data={names} value={before} allowDeselect={false} onChange={setBefore} />
          <span>→</span>
          <Select aria-label={t('rules.newer')} data={names} value={after} allowDeselect={false} onChange={setAfter} />
        </div>
        {compared.error === null ? null : <p className={styles['refused']}>{compared.error}</p>}
        {compared.value === null ? null : <ChangeList changes={compared.value} named={named} before={before ?? ''} after={after ?? ''} />}
      </div>
    </>
  );
};
