import { ActionIcon, Button } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFilter } from '#contract/workstation/cases.ts';
import styles from '../cases.module.css';
import type { CaseListName } from './useCaseList.ts';

/** What waits for somebody first, then what presses, then everything. */
const groups: readonly (readonly CaseListName[])[] = [
  ['to_take_in', 'to_accept', 'to_tell', 'to_follow_up', 'to_decide'],
  ['overdue', 'at_risk'],
  ['open', 'mine', 'closed', 'all'],
];

export interface ListNavProps {
  readonly list: CaseListName;
  readonly counts: Readonly<Record<CaseListName, number>> | null;
  readonly saved: readonly SavedFilter[];
  readonly chosen: string | null;
  readonly readOnly: boolean;
  readonly onList: (list: CaseListName) => void;
  readonly onSaved: (filter: SavedFilter) => void;
  readonly onRemove: (id: string) => void;
  readonly onRestore: (filter: SavedFilter) => void;
}

export const ListNav = ({ list, counts, saved, chosen, readOnly, onList, onSaved, onRemove, onRestore }: ListNavProps) => {
  const { t } = useTranslation();
  const [removed, setRemoved] = useState<SavedFilter | null>(null);
  return (
    <nav className={styles['lists']} aria-label={t('cases.title')}>
      {groups.map((names) => (
        <div key={names[0]} className={styles['group']}>
          {names.map((name) => (
            <button key={name} type="button" className={styles['list']} aria-current={chosen === null && name === list} onClick={() => onList(name)}>
              <span>{t(`cases.list.${name}`)}</span>
              <span className={groups[0]?.includes(name) === true && (counts?.[name] ?? 0) > 0 ? styles['wanted'] : 'muted'}>{counts?.[name] ?? ''}</span>
            </button>
          ))}
        </div>
      ))}
      {saved.length === 0 ? null : <h3 className={styles['navHead']}>{t('cases.filter.saved')}</h3>}
      {saved.map((filter) => (
        <div key={filter.id} className={styles['savedRow']}>
          <button type="button" className={styles['list']} aria-current={chosen === filter.id} onClick={() => onSaved(filter)}>
            <span>
              <IconFilter size={12} aria-hidden /> {filter.name}
            </span>
          </button>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            disabled={readOnly}
            aria-label={t('cases.filter.remove', { name: filter.name })}
            onClick={() => {
              setRemoved(filter);
              onRemove(filter.id);
            }}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {removed === null ? null : (
        <p role="status" className="muted t12">
          {t('cases.filter.removed', { name: removed.name })}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              onRestore(removed);
              setRemoved(null);
            }}
          >
            {t('acts.undo')}
          </Button>
        </p>
      )}
    </nav>
  );
};
