import { Select, Table, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entriesOf, type PlacedEntry } from './ruleEntries.ts';
import styles from './rules.module.css';

export interface TriageTableProps {
  readonly body: unknown;
  readonly changed: ReadonlySet<string>;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly tools: React.ReactNode;
}

export const keyOfEntry = ({ section, index, name }: PlacedEntry): string => (index === null ? section : `${section}/${name}`);

/** Cues, questions and thresholds of the triage rules, by section. */
export const TriageTable = ({ body, changed, chosen, onChoose, tools }: TriageTableProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [section, setSection] = useState<string | null>(null);
  const entries = entriesOf(body);
  const wanted = text.trim().toLowerCase();
  const shown = entries.filter((each) => (section === null || each.section === section) && `${each.name} ${JSON.stringify(each.entry)}`.toLowerCase().includes(wanted));
  return (
    <>
      <div className={styles['tools']}>
        <TextInput
          className={styles['search'] ?? ''}
          aria-label={t('rules.search')}
          placeholder={t('rules.searchRules')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Select
          w={180}
          aria-label={t('rules.section')}
          placeholder={t('rules.section')}
          clearable
          data={[...new Set(entries.map((each) => each.section))]}
          value={section}
          onChange={setSection}
        />
        <span className={styles['count']}>{t('rules.items', { n: shown.length })}</span>
        <span className={styles['end']}>{tools}</span>
      </div>
      <div className={styles['scroll']}>
        <Table stickyHeader highlightOnHover className={styles['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rules.section')}</Table.Th>
              <Table.Th>{t('rules.column.id')}</Table.Th>
              <Table.Th>{t('rules.column.about')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.slice(0, 400).map((each) => {
              const key = keyOfEntry(each);
              return (
                <Table.Tr key={key} data-chosen={key === chosen} onClick={() => onChoose(key)}>
                  <Table.Td className={styles['sub'] ?? ''}>{each.section}</Table.Td>
                  <Table.Td className={styles['id'] ?? ''}>
                    <button type="button" className={styles['open']} onClick={() => onChoose(key)}>
                      {each.name}
                    </button>
                    {changed.has(key) ? <span className={styles['changed']}>{t('rules.changedMark')}</span> : null}
                  </Table.Td>
                  <Table.Td>{each.about}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
};
