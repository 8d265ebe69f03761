import { momentWords, type Words } from '../words/words.ts';
import type { Task } from './task.ts';
import { urgencyOf } from './taskFilter.ts';
import { categoryOf } from './taskTitle.ts';

const columns = [
  'number', 'title', 'place', 'description', 'network', 'urgency', 'category', 'kind', 'state', 'dispatched', 'signed', 'due', 'fedBack',
  'solved', 'found', 'done',
] as const;

/** Tasks as a table for a spreadsheet, heads first. Nothing of the caller is in it. */
export const taskTable = (tasks: readonly Task[], words: Words): readonly (readonly string[])[] => [
  columns.map((column) => words.t(`column.${column}`)),
  ...tasks.map((task) => {
    const cells = cellsOf(task, words);
    return columns.map((column) => cells[column]);
  }),
];

const cellsOf = (task: Task, { t, language }: Words): Readonly<Record<(typeof columns)[number], string>> => {
  const { assignment, case: known, clocks } = task;
  const { content } = known;
  const { feedback } = assignment;
  const moment = (at: number | null | undefined): string => (at === null || at === undefined ? '' : momentWords(at, language));
  return {
    number: known.number,
    title: content.title,
    place: content.place.text,
    description: content.description,
    network: t(`network.${known.intake.network}`),
    urgency: t(`urgency.${urgencyOf(task)}`),
    category: categoryOf(known),
    kind: t(`kind.${assignment.kind}`),
    state: t(`state.${assignment.state}`),
    dispatched: moment(assignment.dispatchedAt),
    signed: moment(assignment.signedAt),
    due: moment(clocks.find(({ kind }) => kind === 'done')?.dueAt),
    fedBack: moment(feedback?.at),
    solved: feedback === null ? '' : t(`feedback.solved.${feedback.solved}`),
    found: feedback?.found ?? '',
    done: feedback?.done ?? '',
  };
};
