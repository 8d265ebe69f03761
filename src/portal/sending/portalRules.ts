import type { DecideContext } from '#domain/case/decideContext.ts';
import type { ClockLimit, RuleBook } from '#domain/case/ruleBook.ts';
import { createWorkingCalendar } from '#domain/calendar/workingCalendar.ts';
import clocks from '../../../resources/rules/clocks.json';
import holidays from '../../../resources/rules/holidays.json';
import loop from '../../../resources/rules/loop.json';
import lists from '../../../resources/rules/lists.json';

/** The rules the portal was built with; every command says under which version it was given. */
export const ruleBook: RuleBook = {
  versions: { clocks: clocks.version, lists: lists.version },
  clocks: clocks.limits as readonly ClockLimit[],
  categories: lists.categories,
  duties: lists.duties as RuleBook['duties'],
  notAcceptedReasons: lists.notAcceptedReasons,
  loop: loop as RuleBook['loop'],
};

export const calendar = createWorkingCalendar(holidays);

/** What the rules look at here; a number for a report only the central can give. */
export const decideContext = (unit: DecideContext['unit']): DecideContext => ({ rules: ruleBook, unit, calendar, reportNumber: '' });
