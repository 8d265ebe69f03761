import type { ListProblem } from '#domain/boundary/checkTransferLists.ts';
import type { TransferItem } from '#domain/boundary/transferList.ts';
import { Select, Table, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VerdictWord } from '../../ui/VerdictWord.tsx';
import { visibleItems, type ItemSort } from './listView.ts';
import styles from './rules.module.css';
import type { RuleNames } from './useRuleNames.ts';

export interface ItemTableProps {
  readonly items: readonly TransferItem[];
  readonly direction: TransferItem['direction'];
  readonly names: RuleNames;
  readonly problems: readonly ListProblem[];
  /** Ids that differ from the version the draft began with. */
  readonly changed: ReadonlySet<string>;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly tools: React.ReactNode;
}

const columns: readonly ItemSort[] = ['order', 'id', 'matter', 'unit', 'effectiveFrom'];

/** One of the two lists: search, filter by unit, sort by a column's head; a row opens the item. */
export const ItemTable = ({ items, direction, names, problems, changed, chosen, onChoose, tools }: ItemTableProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  const [sort, setSort] = useState<ItemSort>('order');
  const shown = visibleItems(items, { direction, text, unit, sort }, names.named);
  const places = new Map(items.filter((item) => item.direction === direction).map((item, index) => [item.id, index + 1]));
  const units = [...new Set(items.filter((item) => item.direction === direction).map((item) => item.unit))];
  const head = (column: ItemSort) => (
    <Table.Th key={column} aria-sort={sort === column ? 'ascending' : 'none'}>
      <button type="button" className={styles['sort']} onClick={() => setSort(column)}>
        {t(`rules.column.${column}`)}
        {sort === column ? <IconArrowDown size={12} aria-hidden /> : null}
      </button>
    </Table.Th>
  );
  return (
    <>
      <div className={styles['tools']}>
        <TextInput
          className={styles['search'] ?? ''}
          aria-label={t('rules.search')}
          placeholder={t('rules.search')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Select
          w={200}
          aria-label={t('rules.byUnit')}
          placeholder={t('rules.byUnit')}
          clearable
          searchable
          data={units.map((code) => ({ value: code, label: names.named(code) }))}
          value={unit}
          onChange={setUnit}
        />
        <span className={styles['count']}>{t('rules.items', { n: shown.length })}</span>
        <span className={styles['end']}>{tools}</span>
      </div>
      <div className={styles['scroll']}>
        <Table stickyHeader highlightOnHover className={styles['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              {columns.slice(0, 3).map(head)}
              <Table.Th>{t('rules.column.verdict')}</Table.Th>
              {head('unit')}
              <Table.Th>{t('rules.column.basis')}</Table.Th>
              {head('effectiveFrom')}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((item) => {
              const wrong = problems.some(({ itemId }) => itemId === item.id);
              return (
                <Table.Tr key={item.id} data-chosen={item.id === chosen} onClick={() => onChoose(item.id)}>
                  <Table.Td className={styles['date'] ?? ''}>{places.get(item.id)}</Table.Td>
                  <Table.Td className={styles['id'] ?? ''}>
                    <button type="button" className={styles['open']} aria-label={`${item.id} ${item.matter}`} onClick={() => onChoose(item.id)}>
                      {item.id}
                    </button>
                    {changed.has(item.id) ? <span className={styles['changed']}>{t('rules.changedMark')}</span> : null}
                    {wrong ? <IconAlertTriangle size={14} className={styles['wrong'] ?? ''} aria-label={t('rules.hasProblem')} /> : null}
                  </Table.Td>
                  <Table.Td>
                    {item.matter}
                    <div className={styles['sub']}>{item.categories.map(names.named).join('、')}</div>
                  </Table.Td>
                  <Table.Td>
                    <VerdictWord verdict={item.verdict} />
                  </Table.Td>
                  <Table.Td>{names.named(item.unit)}</Table.Td>
                  <Table.Td className={styles['basis'] ?? ''}>{item.basis}</Table.Td>
                  <Table.Td className={styles['date'] ?? ''}>
                    {item.effectiveFrom}
                    <div className={styles['sub']}>{item.effectiveUntil === null ? t('rules.untilFurther') : t('rules.until', { day: item.effectiveUntil })}</div>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        {shown.length === 0 ? <p className={styles['empty']}>{t('rules.nothing')}</p> : null}
      </div>
    </>
  );
};
