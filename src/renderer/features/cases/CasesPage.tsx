import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { useNow } from '../../seat/useNow.ts';
import { saveFile } from '../../ui/saveFile.ts';
import { CaseDetail } from './CaseDetail.tsx';
import { CaseRowButton } from './CaseRowButton.tsx';
import { csvOf } from './csvOf.ts';
import styles from './cases.module.css';
import { useCaseList, type CaseListName, type CaseSort } from './useCaseList.ts';

const lists: readonly CaseListName[] = ['open', 'to_follow_up', 'to_decide', 'mine', 'at_risk', 'overdue', 'closed', 'all'];
const sorts: readonly CaseSort[] = ['clock', 'newest', 'oldest'];

/** List and detail of the seat's cases; everything here is local, so nothing waits for the network. */
export const CasesPage = ({ readOnly, openCase = null }: { readonly readOnly: boolean; readonly openCase?: string | null }) => {
  const { t } = useTranslation();
  const [list, setList] = useState<CaseListName>(openCase === null ? 'open' : 'all');
  const [text, setText] = useState('');
  const [sort, setSort] = useState<CaseSort>('clock');
  const [chosen, setChosen] = useState<string | null>(openCase);
  const searchField = useRef<HTMLInputElement>(null);
  const { rows, total, counts, error } = useCaseList({ list, text, sort });
  const now = useNow(true);
  const caseId = chosen ?? rows?.[0]?.id ?? null;

  const move = (step: number): void => {
    const index = (rows ?? []).findIndex(({ id }) => id === caseId);
    const next = rows?.[Math.max(0, Math.min(rows.length - 1, index + step))];
    if (next !== undefined) setChosen(next.id);
  };
  useShortcut({ keys: 'J', label: t('cases.sort.newest'), action: () => move(1) });
  useShortcut({ keys: 'K', label: t('cases.sort.oldest'), action: () => move(-1) });
  useShortcut({ keys: '/', label: t('cases.search'), action: () => searchField.current?.focus() });
  return (
    <div className={styles['page']}>
      <nav className={styles['lists']} aria-label={t('cases.title')}>
        {lists.map((name) => (
          <button key={name} type="button" className={styles['list']} aria-current={name === list}
            onClick={() => {
              setList(name);
              setChosen(null);
            }}
          >
            <span>{t(`cases.list.${name}`)}</span>
            <span className="muted">{counts?.[name] ?? ''}</span>
          </button>
        ))}
      </nav>
      <section className={styles['rows']}>
        <div className={styles['tools']}>
          <TextInput
            ref={searchField}
            flex={1}
            aria-label={t('cases.search')}
            placeholder={t('cases.search')}
            leftSection={<IconSearch size={15} aria-hidden />}
            rightSection={<kbd>/</kbd>}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Select
            w={104}
            aria-label={t('cases.sort.clock')}
            allowDeselect={false}
            data={sorts.map((value) => ({ value, label: t(`cases.sort.${value}`) }))}
            value={sort}
            onChange={(value) => setSort(sorts.find((each) => each === value) ?? 'clock')}
          />
        </div>
        <div className={styles['scroll']}>
          {error === null ? null : <p className={styles['empty']}>{t('cases.failed', { why: error })}</p>}
          {rows === null && error === null ? <p className={styles['empty']}>{t('app.loading')}</p> : null}
          {rows?.length === 0 ? (
            <p className={styles['empty']}>{text === '' ? t('cases.empty') : t('cases.emptySearch', { text })}</p>
          ) : null}
          {rows?.map((row) => (
            <CaseRowButton key={row.id} row={row} now={now} chosen={row.id === caseId} onChoose={setChosen} />
          ))}
        </div>
        <footer className={styles['foot']}>
          <span className="muted">{t('cases.count', { n: total })}</span>
          <Button size="compact-sm" variant="subtle" leftSection={<IconDownload size={14} />} onClick={() => saveFile('lianxi-cases.csv', csvOf(rows ?? []))}>
            {t('cases.export')}
          </Button>
        </footer>
      </section>
      {caseId === null ? (
        <p className={styles['empty']}>{t('cases.choose')}</p>
      ) : (
        <CaseDetail key={caseId} caseId={caseId} readOnly={readOnly} />
      )}
    </div>
  );
};
