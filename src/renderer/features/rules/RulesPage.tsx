import type { User } from '#contract/central/auth.ts';
import { transferListsFileSchema } from '#contract/rules.ts';
import type { RuleSetDraft } from '#contract/central/ruleSets.ts';
import { mayEditRules, mayPublishRules, type RuleSetKind } from '#domain/boundary/ruleSet.ts';
import type { TransferDirection } from '#domain/boundary/transferList.ts';
import { Badge, Button } from '@mantine/core';
import { IconDownload, IconPencil } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../ui/saveFile.ts';
import { centralSentence } from '../../workstation/centralSentence.ts';
import { useAsked } from '../../workstation/useAsked.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import { DraftView } from './DraftView.tsx';
import { HistoryView, instantText } from './HistoryView.tsx';
import { ItemForm } from './ItemForm.tsx';
import { ItemTable } from './ItemTable.tsx';
import { listsCsv } from './listView.ts';
import styles from './rules.module.css';
import { TriageDraft } from './TriageDraft.tsx';
import { useRuleNames } from './useRuleNames.ts';

const sections = ['110_to_12345', '12345_to_110', 'triage'] as const;
type Section = (typeof sections)[number];
const noDirection: TransferDirection = '12345_to_110';

/** 清单与规则: read by everybody at a desk, changed by those who lead, published by another person. */
export const RulesPage = ({ user }: { readonly user: User }) => {
  const { t } = useTranslation();
  const { rules } = useWorkstation();
  const names = useRuleNames();
  const [section, setSection] = useState<Section>('110_to_12345');
  const [view, setView] = useState<'current' | 'history' | RuleSetDraft>('current');
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const kind: RuleSetKind = section === 'triage' ? 'triage' : 'transfer_lists';
  const direction = section === 'triage' ? noDirection : section;
  const shelf = useAsked(useCallback(() => rules.call.shelf({ kind }), [rules, kind]));
  const known = shelf.value !== null && shelf.value.versions[0]?.kind === kind ? shelf.value : null;
  const current = known?.versions.find(({ inForce }) => inForce) ?? null;
  const version = typeof view === 'object' ? view.baseVersion : (current?.version ?? null);
  const body = useAsked(useCallback(async () => (version === null ? null : { kind, version, ...(await rules.call.body({ kind, version })) }), [rules, kind, version]));
  const shown = body.value !== null && body.value.kind === kind && body.value.version === version ? body.value.body : null;
  const lists = transferListsFileSchema.safeParse(shown);
  const items = lists.success ? lists.data.items : [];
  const mayEdit = mayEditRules(user.role);

  const show = (next: Section): void => {
    setSection(next);
    setChosen(null);
    const sameKind = (next === 'triage') === (section === 'triage');
    if (!sameKind) setView('current');
  };
  const open = (asked: Promise<RuleSetDraft>): void => {
    setError(null);
    asked.then(
      (draft) => {
        setChosen(null);
        setView(draft);
        shelf.again();
      },
      (cause: unknown) => setError(centralSentence(t, cause)),
    );
  };
  const back = (): void => {
    setView('current');
    shelf.again();
  };
  const item = items.find(({ id }) => id === chosen);
  const sentence = error ?? shelf.error ?? body.error;
  return (
    <div className={styles['page']}>
      <nav className={styles['side']} aria-label={t('app.nav.rules')}>
        {sections.map((each) => (
          <button key={each} type="button" className={styles['list']} aria-current={section === each} onClick={() => show(each)}>
            {each === 'triage' ? t('rules.triage') : t(`rules.direction.${each}`)}
          </button>
        ))}
        <div className={styles['label']}>{t('rules.versions')}</div>
        <button type="button" className={styles['list']} aria-current={view === 'current'} onClick={back}>
          {t('rules.inForce')}
        </button>
        <button type="button" className={styles['list']} aria-current={view === 'history'} onClick={() => setView('history')}>
          {t('rules.tab.history')}
        </button>
        {mayEdit && (known?.drafts.length ?? 0) > 0 ? <div className={styles['label']}>{t('rules.drafts')}</div> : null}
        {mayEdit
          ? known?.drafts.map(({ draftId, authors, updatedAt, note }) => (
              <button
                key={draftId}
                type="button"
                className={styles['list']}
                aria-current={typeof view === 'object' && view.draftId === draftId}
                onClick={() => open(rules.call.draft({ draftId }))}
              >
                {t('rules.draftOf', { names: authors.join('、') })}
                <span className={styles['sub']}>{note === '' ? instantText(updatedAt) : note}</span>
              </button>
            ))
          : null}
      </nav>
      <section className={styles['body']}>
        <header className={styles['head']}>
          <h2>{typeof view === 'object' ? t('rules.draftTitle', { base: view.baseVersion }) : section === 'triage' ? t('rules.triage') : t(`rules.direction.${section}`)}</h2>
          {current === null ? null : <Badge>{t('rules.versionInForce', { version: current.version })}</Badge>}
          <span className={styles['end']}>
            {kind === 'transfer_lists' && items.length > 0 ? (
              <Button variant="subtle" leftSection={<IconDownload size={15} aria-hidden />} onClick={() => saveFile(`lianxi-lists-${version ?? ''}.csv`, listsCsv(items, names.named))}>
                {t('rules.export')}
              </Button>
            ) : null}
            {kind === 'triage' && shown !== null ? (
              <Button variant="subtle" leftSection={<IconDownload size={15} aria-hidden />} onClick={() => saveFile(`lianxi-triage-${version ?? ''}.json`, JSON.stringify(shown, null, 1))}>
                {t('rules.exportJson')}
              </Button>
            ) : null}
            {mayEdit && typeof view !== 'object' && current !== null ? (
              <Button variant="default" leftSection={<IconPencil size={15} aria-hidden />} onClick={() => open(rules.call.openDraft({ kind, baseVersion: current.version }))}>
                {t('rules.newDraft')}
              </Button>
            ) : null}
          </span>
        </header>
        {sentence === null ? null : (
          <p className={styles['refused']} role="alert">
            {sentence}
          </p>
        )}
        {view === 'history' ? (
          known === null ? null : (
            <HistoryView key={kind} versions={known.versions} named={names.named} />
          )
        ) : shown === null ? (
          sentence === null ? <p className={styles['empty']}>{t('app.loading')}</p> : null
        ) : typeof view === 'object' ? (
          <DraftView key={view.draftId} opened={view} base={shown} direction={direction} names={names} userId={user.userId} mayPublish={mayPublishRules(user.role)} onGone={back} />
        ) : kind === 'triage' ? (
          <TriageDraft body={shown} names={names} changed={none} problems={[]} onChange={null} />
        ) : (
          <div className={styles['split']} data-open={item !== undefined}>
            <div className={styles['main']}>
              <ItemTable items={items} direction={direction} names={names} problems={[]} changed={none} chosen={chosen} onChoose={setChosen} tools={null} />
            </div>
            {item === undefined ? null : <ItemForm item={item} names={names} problems={[]} readOnly onChange={ignore} onMove={null} onRemove={ignore} />}
          </div>
        )}
      </section>
    </div>
  );
};

const none: ReadonlySet<string> = new Set();
const ignore = (): void => undefined;
