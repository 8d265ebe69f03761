import { Button, Checkbox, Kbd, Select, TextInput } from '@mantine/core';
import { IconDownload, IconFilter, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/workstation/cases.ts';
import { useNow } from '../../../seat/useNow.ts';
import { useShortcut } from '../../../ui/keys/useShortcut.ts';
import { saveFile } from '../../../ui/saveFile.ts';
import { centralSentence } from '../../../workstation/centralSentence.ts';
import { useTopic, useWorkstation } from '../../../workstation/workstationContext.ts';
import { CaseDetail } from '../CaseDetail.tsx';
import styles from '../cases.module.css';
import { BulkBar } from './BulkBar.tsx';
import { CaseRowButton } from './CaseRowButton.tsx';
import { csvOf } from './csvOf.ts';
import { FilterBar } from './FilterBar.tsx';
import { ListNav } from './ListNav.tsx';
import { conditionsOf, noFilter, useCaseList, type CaseSort, type CaseView } from './useCaseList.ts';
import { useSavedFilters } from './useSavedFilters.ts';

const sorts: readonly CaseSort[] = ['share', 'clock', 'newest', 'oldest', 'changed'];
const start: CaseView = { list: 'open', network: null, filter: noFilter, text: '', sort: 'clock' };

/** List and detail of the seat's cases; everything here is local, so nothing waits for the network. */
/** `openCase`: the case that somebody comes for, from a notice or a figure. */
export const CasesPage = ({ readOnly, openCase = null }: { readonly readOnly: boolean; readonly openCase?: string | null }) => {
  const { t } = useTranslation();
  const { cases, session } = useWorkstation();
  const user = useTopic(session.subscribe.state)?.user ?? null;
  const [view, setView] = useState<CaseView>(openCase === null ? start : { ...start, list: 'all' });
  const [named, setNamed] = useState<string | null>(null);
  const [filtering, setFiltering] = useState(false);
  const [chosen, setChosen] = useState<string | null>(openCase);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<string | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { rows, total, counts, error } = useCaseList(view);
  const saved = useSavedFilters();
  const now = useNow(true);
  // The chosen case stays beside the list when an act takes it out of it.
  const caseId = chosen ?? rows?.[0]?.id ?? null;
  const marked = (rows ?? []).filter(({ id }) => selected.has(id));

  const change = (next: Partial<CaseView>): void => {
    setView((before) => ({ ...before, ...next }));
    setNamed(null);
  };
  const turnTo = (next: CaseView, name: string | null): void => {
    setView(next);
    setNamed(name);
    setChosen(null);
    setSelected(new Set());
  };
  const select = (id: string, on: boolean): void => setSelected((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)));
  const move = (step: number): void => {
    const index = (rows ?? []).findIndex(({ id }) => id === caseId);
    const next = rows?.[Math.max(0, Math.min(rows.length - 1, index + step))];
    if (next !== undefined) setChosen(next.id);
  };
  const takeOut = (given: readonly CaseRow[]): void => {
    setFailed(null);
    cases.call.recordExport({ what: 'seat_cases', rows: given.length }).then(
      () => saveFile('lianxi-cases.csv', csvOf(given)),
      (cause: unknown) => setFailed(centralSentence(t, cause)),
    );
  };
  useShortcut({ keys: 'J', label: t('cases.keys.down'), action: () => move(1) });
  useShortcut({ keys: 'K', label: t('cases.keys.up'), action: () => move(-1) });
  useShortcut({ keys: '/', label: t('cases.search'), action: () => searchField.current?.focus() });
  useShortcut({ keys: 'F', label: t('cases.filter.open'), action: () => setFiltering((before) => !before) });
  useShortcut({
    keys: 'X',
    label: t('cases.keys.select'),
    action: () => {
      if (caseId !== null) select(caseId, !selected.has(caseId));
    },
  });
  const conditions = conditionsOf(view);

  return (
    <div className={styles['page']}>
      <ListNav
        list={view.list}
        counts={counts}
        saved={saved.filters}
        chosen={named}
        readOnly={readOnly}
        onList={(list) => turnTo({ ...view, list, text: '' }, null)}
        onSaved={({ id, list, network, filter, text, sort }) => turnTo({ list, network, filter, text, sort }, id)}
        onRemove={saved.remove}
        onRestore={saved.restore}
      />
      <section className={styles['rows']}>
        <div className={styles['tools']}>
          <TextInput
            ref={searchField}
            flex={1}
            aria-label={t('cases.search')}
            placeholder={t('cases.search')}
            leftSection={<IconSearch size={15} aria-hidden />}
            rightSection={<kbd>/</kbd>}
            value={view.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <Select
            w={112}
            aria-label={t('cases.sortLabel')}
            allowDeselect={false}
            data={sorts.map((value) => ({ value, label: t(`cases.sort.${value}`) }))}
            value={view.sort}
            onChange={(value) => change({ sort: sorts.find((each) => each === value) ?? 'clock' })}
          />
          <Button
            variant={conditions > 0 ? 'light' : 'default'}
            px={8}
            aria-expanded={filtering}
            leftSection={<IconFilter size={14} aria-hidden />}
            rightSection={<Kbd size="xs" aria-hidden>F</Kbd>}
            onClick={() => setFiltering(!filtering)}
          >
            {conditions > 0 ? t('cases.filter.count', { n: conditions }) : t('cases.filter.open')}
          </Button>
        </div>
        {filtering ? <FilterBar view={view} readOnly={readOnly} onChange={change} onSave={(name) => saved.save(name, view)} /> : null}
        <div className={styles['scroll']}>
          {error === null ? null : <p className={styles['empty']}>{t('cases.failed', { why: error })}</p>}
          {rows === null && error === null ? <p className={styles['empty']}>{t('app.loading')}</p> : null}
          {rows?.length === 0 ? (
            <p className={styles['empty']}>
              {view.text !== '' ? t('cases.emptySearch', { text: view.text }) : conditions > 0 ? t('cases.emptyFilter') : t('cases.empty')}
            </p>
          ) : null}
          {rows?.map((row) => (
            <CaseRowButton key={row.id} row={row} now={now} chosen={row.id === caseId} selected={selected.has(row.id)} onChoose={setChosen} onSelect={select} />
          ))}
        </div>
        {failed === null ? null : (
          <p role="alert" className={styles['refused']}>
            {t('cases.notExported', { why: failed })}
          </p>
        )}
        {marked.length > 0 ? (
          <BulkBar rows={marked} user={user} readOnly={readOnly} onExport={takeOut} onNone={() => setSelected(new Set())} />
        ) : (
          <footer className={styles['foot']}>
            <Checkbox size="xs" label={t('cases.bulk.all')} checked={false} disabled={(rows ?? []).length === 0} onChange={() => setSelected(new Set((rows ?? []).map(({ id }) => id)))} />
            <span className="muted">{t('cases.count', { n: total })}</span>
            <Button size="compact-sm" variant="subtle" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => takeOut(rows ?? [])}>
              {t('cases.export')}
            </Button>
          </footer>
        )}
      </section>
      {caseId === null ? <p className={styles['empty']}>{t('cases.choose')}</p> : <CaseDetail key={caseId} caseId={caseId} readOnly={readOnly} />}
    </div>
  );
};
