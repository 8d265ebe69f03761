import type { RuleSetDraft } from '#contract/central/ruleSets.ts';
import { transferListsFileSchema } from '#contract/rules.ts';
import { checkTransferLists, type ListContext } from '#domain/boundary/checkTransferLists.ts';
import { compareRuleSets } from '#domain/boundary/compareRuleSets.ts';
import type { TransferDirection } from '#domain/boundary/transferList.ts';
import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { ChangeList } from './ChangeList.tsx';
import { sectionLabel } from './fieldLabel.ts';
import { ImportRules } from './ImportRules.tsx';
import { LabPanel } from './LabPanel.tsx';
import { ListDraft } from './ListDraft.tsx';
import { PublishBar } from './PublishBar.tsx';
import styles from './rules.module.css';
import { TriageDraft } from './TriageDraft.tsx';
import { problemsOf } from './triageProblems.ts';
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
  useShortcut({ keys: 'Ctrl+Z', label: t('rules.undo'), action: draft.undo });
  const changes = compareRuleSets(base, draft.body);
  const changedKeys = new Set(changes.map(({ key }) => key));
  const lists = opened.kind === 'transfer_lists' ? transferListsFileSchema.safeParse(draft.body) : null;
  const items = lists?.success === true ? lists.data.items : [];
  const listProblems = checkTransferLists(items, contextOf(names));
  const ruleProblems = opened.kind === 'triage' ? problemsOf(draft.body, t, names.named) : [];
  const wrong = opened.kind === 'triage' ? ruleProblems.length : listProblems.length;
  const places = opened.kind === 'triage' ? ruleProblems.map(({ section, index }) => `${sectionLabel(t, section)} ${index === null ? '' : index + 1}`.trim()) : listProblems.map(({ itemId }) => itemId);
  return (
    <Tabs defaultValue="edit" keepMounted={false} classNames={{ root: styles['tabs'] ?? '', panel: styles['panel'] ?? '' }}>
      <Tabs.List>
        <Tabs.Tab value="edit">{t('rules.tab.edit')}</Tabs.Tab>
        <Tabs.Tab value="changes">{t('rules.tab.changes', { n: changes.length })}</Tabs.Tab>
        <Tabs.Tab value="lab">{t('rules.tab.lab')}</Tabs.Tab>
        <ImportRules kind={opened.kind} items={items} names={names} onImport={draft.edit} />
      </Tabs.List>
      <Tabs.Panel value="edit">
        {opened.kind === 'transfer_lists' ? (
          <ListDraft
            items={items}
            direction={direction}
            names={names}
            problems={listProblems}
            changed={new Set(items.filter(({ id }) => changedKeys.has(`items/${id}`)).map(({ id }) => id))}
            onChange={(next) => draft.edit({ version: '', items: next })}
          />
        ) : (
          <TriageDraft body={draft.body} names={names} changed={changedKeys} problems={ruleProblems} onChange={draft.edit} />
        )}
        {wrong === 0 ? null : (
          <p className={styles['refused']} role="status">
            {t('rules.problems', { n: wrong, items: [...new Set(places)].slice(0, 12).join('、') })}
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
