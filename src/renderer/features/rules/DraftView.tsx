import type { RuleSetDraft } from '#contract/central/ruleSets.ts';
import { transferListsFileSchema, triageFileSchema } from '#contract/rules.ts';
import { checkTransferLists, type ListContext } from '#domain/boundary/checkTransferLists.ts';
import { compareRuleSets } from '#domain/boundary/compareRuleSets.ts';
import type { TransferDirection, TransferItem } from '#domain/boundary/transferList.ts';
import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { ChangeList } from './ChangeList.tsx';
import { EntryForm } from './EntryForm.tsx';
import { ItemForm } from './ItemForm.tsx';
import { ItemTable } from './ItemTable.tsx';
import { LabPanel } from './LabPanel.tsx';
import { nextItemId } from './listView.ts';
import { PublishBar } from './PublishBar.tsx';
import { entriesOf, withEntry } from './ruleEntries.ts';
import styles from './rules.module.css';
import { keyOfEntry, TriageTable } from './TriageTable.tsx';
import { useRuleDraft } from './useRuleDraft.ts';
import type { RuleNames } from './useRuleNames.ts';

export interface DraftViewProps {
  readonly opened: RuleSetDraft;
  /** Content of the version the draft began with. */
  readonly base: unknown;
  readonly direction: TransferDirection;
  readonly names: RuleNames;
  readonly userId: string;
  readonly mayPublish: boolean;
  readonly onGone: () => void;
}

/** A draft under the hand: edit, see what changes, try it on past cases, publish. */
export const DraftView = ({ opened, base, direction, names, userId, mayPublish, onGone }: DraftViewProps) => {
  const { t } = useTranslation();
  const draft = useRuleDraft(opened);
  const [chosen, setChosen] = useState<string | null>(null);
  useShortcut({ keys: 'Ctrl+Z', label: t('rules.undo'), action: draft.undo });
  const changes = compareRuleSets(base, draft.body);
  const changedKeys = new Set(changes.map(({ key }) => key));
  const lists = opened.kind === 'transfer_lists' ? transferListsFileSchema.safeParse(draft.body) : null;
  const items = lists?.success === true ? lists.data.items : [];
  const problems = checkTransferLists(items, contextOf(names));
  const unreadable = opened.kind === 'triage' ? (triageFileSchema.safeParse(draft.body).error?.issues[0] ?? null) : null;
  const wrong = opened.kind === 'triage' ? (unreadable === null ? 0 : 1) : problems.length;

  const setItems = (next: readonly TransferItem[]): void => draft.edit({ version: '', items: next });
  const add = (): void => {
    const id = nextItemId(items, direction);
    const verdict = direction === '12345_to_110' ? 'police' : 'non_police';
    const unit = direction === '12345_to_110' ? 'gongan' : 'wangge';
    setItems([...items, { id, direction, matter: '', categories: [], verdict, unit, basis: '', effectiveFrom: today(), effectiveUntil: null, revision: 1 }]);
    setChosen(id);
  };
  const item = items.find(({ id }) => id === chosen);
  const entry = entriesOf(draft.body).find((each) => keyOfEntry(each) === chosen);
  return (
    <Tabs defaultValue="edit" keepMounted={false} classNames={{ root: styles['tabs'] ?? '', panel: styles['panel'] ?? '' }}>
      <Tabs.List>
        <Tabs.Tab value="edit">{t('rules.tab.edit')}</Tabs.Tab>
        <Tabs.Tab value="changes">{t('rules.tab.changes', { n: changes.length })}</Tabs.Tab>
        <Tabs.Tab value="lab">{t('rules.tab.lab')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="edit">
        <div className={styles['split']} data-open={chosen !== null}>
          <div className={styles['main']}>
            {opened.kind === 'transfer_lists' ? (
              <ItemTable
                items={items}
                direction={direction}
                names={names}
                problems={problems}
                changed={new Set(items.filter(({ id }) => changedKeys.has(`items/${id}`)).map(({ id }) => id))}
                chosen={chosen}
                onChoose={setChosen}
                tools={
                  <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
                    {t('rules.add')}
                  </Button>
                }
              />
            ) : (
              <TriageTable body={draft.body} changed={changedKeys} chosen={chosen} onChoose={setChosen} tools={null} />
            )}
          </div>
          {item === undefined ? null : (
            <ItemForm
              item={item}
              names={names}
              problems={problems.filter(({ itemId }) => itemId === item.id)}
              readOnly={false}
              onChange={(next) => {
                setItems(items.map((each) => (each === item ? next : each)));
                setChosen(next.id);
              }}
              onRemove={() => setItems(items.filter((each) => each !== item))}
            />
          )}
          {entry === undefined ? null : (
            <EntryForm key={chosen} name={keyOfEntry(entry)} entry={entry.entry} readOnly={false} onChange={(next) => draft.edit(withEntry(draft.body, entry, next))} />
          )}
        </div>
        {wrong === 0 ? null : (
          <p className={styles['refused']} role="status">
            {unreadable === null
              ? t('rules.problems', { n: problems.length, items: [...new Set(problems.map(({ itemId }) => itemId))].join('、') })
              : t('rules.unreadable', { at: unreadable.path.join(' › '), why: unreadable.message })}
          </p>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="changes">
        <ChangeList changes={changes} named={names.named} before={opened.baseVersion} after={t('rules.draft')} />
      </Tabs.Panel>
      <Tabs.Panel value="lab">
        <LabPanel draftId={opened.draftId} unsaved={draft.saved !== 'saved' || wrong > 0} />
      </Tabs.Panel>
      <PublishBar draft={draft} changes={changes.length} problems={wrong} userId={userId} mayPublish={mayPublish} onGone={onGone} />
    </Tabs>
  );
};

/** What can be checked here; what only the central knows it checks at publication. */
const contextOf = ({ lists }: RuleNames): ListContext => ({
  categories: new Set((lists?.categories ?? []).map(({ id }) => id)),
  units: new Set((lists?.unitKinds ?? []).map(({ code }) => code)),
  critical: new Set(),
});

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
