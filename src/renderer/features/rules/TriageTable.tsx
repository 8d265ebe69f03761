import { Button, Select, Table, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sectionLabel } from './fieldLabel.ts';
import { entriesOf, keyOfEntry, placeOf } from './ruleEntries.ts';
import { newEntry } from './ruleFields.ts';
import styles from './rules.module.css';
import type { SaidProblem } from './triageProblems.ts';

export interface TriageTableProps {
  readonly body: unknown;
  /** Keys of a comparison with the version the draft began with. */
  readonly changed: ReadonlySet<string>;
  readonly problems: readonly SaidProblem[];
  /** Place of the entry that is open. */
  readonly chosen: string | null;
  readonly onChoose: (place: string) => void;
  /** Adds an entry to a section; null where nothing may be changed. */
  readonly onAdd: ((section: string) => void) | null;
}

/** Cues, rules, the question script and thresholds, section by section, in the order in which they apply. */
export const TriageTable = ({ body, changed, problems, chosen, onChoose, onAdd }: TriageTableProps) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [section, setSection] = useState<string | null>('questions');
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
          placeholder={t('rules.allSections')}
          clearable
          data={[...new Set(entries.map((each) => each.section))].map((value) => ({ value, label: sectionLabel(t, value) }))}
          value={section}
          onChange={setSection}
        />
        <span className={styles['count']}>{t('rules.items', { n: shown.length })}</span>
        {onAdd === null || section === null || newEntry(section, '') === null ? null : (
          <Button className={styles['end'] ?? ''} leftSection={<IconPlus size={15} aria-hidden />} onClick={() => onAdd(section)}>
            {t('rules.add')}
          </Button>
        )}
      </div>
      <div className={styles['scroll']}>
        <Table stickyHeader highlightOnHover className={styles['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rules.section')}</Table.Th>
              <Table.Th>{t('rules.column.order')}</Table.Th>
              <Table.Th>{t('rules.column.id')}</Table.Th>
              <Table.Th>{t('rules.column.about')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.slice(0, 400).map((each) => {
              const place = placeOf(each);
              const wrong = problems.some((problem) => problem.section === each.section && problem.index === each.index);
              return (
                <Table.Tr key={place} data-chosen={place === chosen} onClick={() => onChoose(place)}>
                  <Table.Td className={styles['sub'] ?? ''}>{sectionLabel(t, each.section)}</Table.Td>
                  <Table.Td className={styles['date'] ?? ''}>{each.index === null ? '' : each.index + 1}</Table.Td>
                  <Table.Td className={styles['id'] ?? ''}>
                    <button type="button" className={styles['open']} onClick={() => onChoose(place)}>
                      {each.index === null ? sectionLabel(t, each.section) : each.name}
                    </button>
                    {changed.has(keyOfEntry(each)) || [...changed].some((key) => each.index === null && key.startsWith(`${each.section}/`)) ? <span className={styles['changed']}>{t('rules.changedMark')}</span> : null}
                    {wrong ? <IconAlertTriangle size={14} className={styles['wrong'] ?? ''} aria-label={t('rules.hasProblem')} /> : null}
                  </Table.Td>
                  <Table.Td>{each.about}</Table.Td>
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
