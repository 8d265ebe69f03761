import { shanghaiDay } from '../calendar/workingCalendar.ts';
import type { Case } from './case.ts';
import { fedBackAt } from './followUpFacts.ts';
import type { RuleBook, SampleRule } from './ruleBook.ts';

type Book = Pick<RuleBook, 'categories' | 'loop'>;

/** Whether the caller of this case is asked: the share of its urgency and category, picked by the case's id. */
export const isSampled = (state: Case, book: Book): boolean => shareOf(state.id, '') < (sampleRuleOf(state, book)?.share ?? 1);

/** Whether somebody independent asks again. */
export const isSampledTwice = (state: Case, book: Book): boolean => shareOf(state.id, 'second') < (sampleRuleOf(state, book)?.second ?? 0);

/** Whether any line could pick this id for a second sample: asked before its case is read. */
export const mayBeSampledTwice = (caseId: string, { loop }: Pick<Book, 'loop'>): boolean =>
  shareOf(caseId, 'second') < Math.max(...loop.followUp.samplings.flatMap(({ rules }) => rules.map(({ second }) => second)));

/** The first line that fits, of the rule that was in force on the day of the feedback: a change tomorrow moves nothing of today. */
const sampleRuleOf = (state: Case, { categories, loop }: Book): SampleRule | null => {
  const day = shanghaiDay(fedBackAt(state) ?? state.createdAt);
  const inForce = loop.followUp.samplings
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .reduce<(typeof loop.followUp.samplings)[number] | null>((best, each) => (best === null || each.effectiveFrom >= best.effectiveFrom ? each : best), null);
  const urgency = state.triage?.urgency ?? state.content.urgency;
  const category = state.triage?.category ?? state.content.category;
  const parent = categories.find(({ id }) => id === category)?.parent ?? null;
  const fits = (rule: SampleRule): boolean =>
    (rule.urgency === null || rule.urgency === urgency) && (rule.category === null || rule.category === category || rule.category === parent);
  return inForce?.rules.find(fits) ?? null;
};

/** FNV-1a (Fowler, Noll, Vo), as a number in [0, 1): the same at a seat and centrally, and nobody can choose it. */
const shareOf = (caseId: string, salt: string): number => {
  let hash = 0x811c9dc5;
  for (const mark of `${salt}${caseId}`) hash = Math.imul(hash ^ (mark.codePointAt(0) ?? 0), 0x01000193);
  // One more round of mixing: ids that differ in the last digit only must not be neighbours.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
};
