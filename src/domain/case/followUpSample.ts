import type { Urgency } from './case.ts';
import type { FollowUpRules } from './ruleBook.ts';

/** Whether the caller of this case is asked: the urgent ones always, of the rest a fixed share picked by the case's id. */
export const isSampled = (caseId: string, urgency: Urgency, rules: Pick<FollowUpRules, 'sampleShare' | 'alwaysUrgencies'>): boolean =>
  rules.alwaysUrgencies.includes(urgency) || shareOf(caseId, '') < rules.sampleShare;

/** Whether somebody independent asks again. */
export const isSampledTwice = (caseId: string, { secondSampleShare }: Pick<FollowUpRules, 'secondSampleShare'>): boolean =>
  shareOf(caseId, 'second') < secondSampleShare;

/** FNV-1a (Fowler, Noll, Vo), as a number in [0, 1): the same at a seat and centrally, and nobody can choose it. */
const shareOf = (caseId: string, salt: string): number => {
  let hash = 0x811c9dc5;
  for (const mark of `${salt}${caseId}`) hash = Math.imul(hash ^ (mark.codePointAt(0) ?? 0), 0x01000193);
  // One more round of mixing: ids that differ in the last digit only must not be neighbours.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
};
