import { ruleSetBodySchemas, type PublishedRuleSet, type RuleSetDraft } from '#contract/central/ruleSets.ts';
import { ContractError } from '#contract/errors.ts';
import { checkTriageRules } from '#domain/boundary/checkTriageRules.ts';
import { checkTransferLists, type ListContext } from '#domain/boundary/checkTransferLists.ts';
import { compareRuleSets } from '#domain/boundary/compareRuleSets.ts';
import { versionName } from '#domain/boundary/ruleSet.ts';
import type { TransferItem, TransferLists } from '#domain/boundary/transferList.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import type { Instant } from '#domain/tenant.ts';
import type { RuleSetStore } from './ruleSetStore.ts';

/** A click takes time: an effective date this little in the past means "now". */
const forgiven = 60_000;

/**
 * Publishes a draft: somebody else than its authors, checked content, a name by its effective day.
 * @throws ContractError forbidden `own_draft`, conflict, refused `lists_have_problems` | `rules_have_problems` | `effective_in_the_past`.
 */
export const publishRules = async (
  deps: { readonly store: RuleSetStore; readonly context: () => ListContext; readonly now: () => Instant },
  wanted: { readonly draftId: string; readonly revision: number; readonly effectiveFrom: Instant; readonly publisher: string },
): Promise<Omit<PublishedRuleSet, 'inForce'>> => {
  const now = deps.now();
  const draft = await deps.store.draft(wanted.draftId);
  if (draft.revision !== wanted.revision) throw new ContractError('conflict', 'draft_changed', { by: draft.authors.at(-1) ?? '' });
  if (draft.authors.includes(wanted.publisher)) throw new ContractError('forbidden', 'own_draft');
  if (wanted.effectiveFrom < now - forgiven) throw new ContractError('refused', 'effective_in_the_past');
  const versions = await deps.store.versions(draft.kind);
  const effectiveFrom = Math.max(now, wanted.effectiveFrom);
  const version = versionName(shanghaiDay(effectiveFrom), versions.map((each) => each.version));
  const base = await deps.store.body(draft.kind, draft.baseVersion);
  const body = checkedBody(draft, base, version, deps.context());
  const publication = { kind: draft.kind, version, effectiveFrom, publishedAt: now, publishedBy: wanted.publisher, authors: draft.authors, note: draft.note };
  await deps.store.publish(draft, publication, body);
  return publication;
};

const checkedBody = ({ kind, body }: RuleSetDraft, base: unknown, version: string, context: ListContext): unknown => {
  if (compareRuleSets(base, body).length === 0) throw new ContractError('refused', 'nothing_changed');
  if (kind === 'triage') {
    const rules = ruleSetBodySchemas.triage.parse(body);
    const [problem] = checkTriageRules(rules);
    if (problem !== undefined) throw new ContractError('refused', 'rules_have_problems', { item: `${problem.section} ${problem.index === null ? '' : problem.index + 1}`, problem: problem.code, value: problem.value });
    return { ...rules, version };
  }
  const lists = ruleSetBodySchemas.transfer_lists.parse(body);
  const [problem] = checkTransferLists(lists.items, context);
  if (problem !== undefined) throw new ContractError('refused', 'lists_have_problems', { item: problem.itemId, problem: problem.code, value: problem.value });
  const before = ruleSetBodySchemas.transfer_lists.safeParse(base);
  return { version, items: counted(lists.items, before.success ? before.data : { version: '', items: [] }) };
};

/** Items that changed since the version they were copied from count one revision on. */
const counted = (items: readonly TransferItem[], { items: before }: TransferLists): readonly TransferItem[] =>
  items.map((item) => {
    const earlier = before.find(({ id }) => id === item.id);
    if (earlier === undefined) return { ...item, revision: 1 };
    const changed = compareRuleSets({ items: [earlier] }, { items: [item] }).length > 0;
    return { ...item, revision: earlier.revision + (changed ? 1 : 0) };
  });
