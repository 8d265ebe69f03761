import type { Case } from '#domain/case/case.ts';
import { ruleBook } from '../sending/portalRules.ts';

export const categoryOf = ({ content, triage }: Pick<Case, 'content' | 'triage'>): string =>
  ruleBook.categories.find(({ id }) => id === (triage?.category ?? content.category))?.name ?? '';

/** A call-taker seldom writes a title: then the category says what the task is. Empty when neither is there. */
export const taskTitle = (known: Pick<Case, 'content' | 'triage'>): string => known.content.title || categoryOf(known);

/** The same with its place, as a line of a list shows it. */
export const taskLine = (known: Pick<Case, 'content' | 'triage'>, untitled: string): string =>
  [taskTitle(known) || untitled, known.content.place.text].filter((text) => text !== '').join(' · ');
