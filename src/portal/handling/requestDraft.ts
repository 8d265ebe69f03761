import * as z from 'zod';
import { workingDayMinutes } from '#domain/calendar/workingCalendar.ts';
import type { Urgency } from '#domain/case/case.ts';
import { calendar, ruleBook } from '../sending/portalRules.ts';
import type { WordKey } from '../words/zhCN.ts';

export const requestDraftSchema = z.object({
  /** Id of the list's reason, for a return. */
  choice: z.string(),
  text: z.string().max(2_000),
  amount: z.number().int().min(0).max(1_000),
});
export type RequestDraft = z.infer<typeof requestDraftSchema>;

export const emptyRequest: RequestDraft = { choice: '', text: '', amount: 1 };

export type RequestPageKind = 'return' | 'extension' | 'suspension' | 'ask';

export const requestObstacle = (kind: RequestPageKind, { choice, text, amount }: RequestDraft): WordKey | null => {
  if (kind === 'return' && choice === '') return 'request.obstacle.choose';
  if (text.trim() === '') return kind === 'return' ? 'request.obstacle.basis' : 'request.obstacle.reason';
  return kind === 'extension' && amount === 0 ? 'request.obstacle.amount' : null;
};

/** What one unit of an extension is, and how many may be asked for: at most as long again as the limit itself. */
export const extensionUnit = (urgency: Urgency): { readonly minutes: number; readonly word: WordKey; readonly most: number } => {
  const limit = ruleBook.clocks.find((each) => each.kind === 'done' && each.urgency === urgency);
  const working = limit?.time === 'working';
  const minutes = working ? workingDayMinutes(calendar) : 60;
  return { minutes, word: working ? 'extension.days' : 'extension.hours', most: Math.max(1, Math.floor((limit?.minutes ?? minutes) / minutes)) };
};
