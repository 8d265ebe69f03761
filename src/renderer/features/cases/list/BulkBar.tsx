import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/workstation/cases.ts';
import type { User } from '#contract/central/auth.ts';
import styles from '../cases.module.css';
import { useBulk } from './useBulk.ts';

export interface BulkBarProps {
  readonly rows: readonly CaseRow[];
  readonly user: User | null;
  readonly readOnly: boolean;
  readonly onExport: (rows: readonly CaseRow[]) => void;
  readonly onNone: () => void;
}

const working: readonly CaseRow['state'][] = ['dispatched', 'signed', 'handling', 'rework', 'suspended', 'return_requested', 'extension_requested', 'awaiting_info'];

/** What can be done with several cases at once; each is decided by itself. */
export const BulkBar = ({ rows, user, readOnly, onExport, onNone }: BulkBarProps) => {
  const { t } = useTranslation();
  const { progress, run, clear } = useBulk();
  const [text, setText] = useState('');
  const pressed = rows.filter(({ state }) => working.includes(state)).map(({ id }) => id);
  const verified = rows.filter(({ state }) => state === 'verified').map(({ id }) => id);
  const busy = readOnly || progress?.running === true;
  return (
    <footer className={styles['bulk']} role="toolbar" aria-label={t('cases.bulk.title')}>
      <b>{t('cases.bulk.chosen', { n: rows.length })}</b>
      {pressed.length === 0 ? null : (
        <>
          <TextInput
            size="xs"
            className="grow"
            aria-label={t('cases.bulk.text')}
            placeholder={t('cases.bulk.text')}
            maxLength={2_000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button
            size="compact-sm"
            disabled={busy || text.trim() === ''}
            onClick={() => {
              const kind = user?.role === 'shift_lead' ? 'supervise' : 'chase';
              void run(pressed, { type: 'supervise', supervision: { kind, assignmentId: null, text } }).then(() => setText(''));
            }}
          >
            {t('cases.bulk.press', { n: pressed.length })}
          </Button>
        </>
      )}
      {verified.length === 0 ? null : (
        <Button size="compact-sm" disabled={busy} onClick={() => void run(verified, { type: 'close' })}>
          {t('cases.bulk.close', { n: verified.length })}
        </Button>
      )}
      <Button size="compact-sm" variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => onExport(rows)}>
        {t('cases.bulk.export', { n: rows.length })}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        onClick={() => {
          clear();
          onNone();
        }}
      >
        {t('cases.bulk.none')}
      </Button>
      {progress === null ? null : (
        <span role="status" className="t12">
          {progress.running ? t('cases.bulk.running', { done: progress.done + progress.refused, n: progress.asked }) : t('cases.bulk.done', { n: progress.done })}
          {progress.refused === 0 ? null : <span className="c-urgent"> {t('cases.bulk.failed', { n: progress.refused, why: progress.why })}</span>}
        </span>
      )}
    </footer>
  );
};
