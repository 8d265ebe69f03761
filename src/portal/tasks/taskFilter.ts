import type { Urgency } from '#domain/case/case.ts';
import type { Network } from '#domain/tenant.ts';
import { inFolder, type Folder, type Task } from './task.ts';

export const orders = ['due', 'newest', 'urgency'] as const;
type Order = (typeof orders)[number];

/** What of a folder is shown, and in which order. */
export interface TaskFilter {
  readonly text: string;
  readonly urgency: Urgency | null;
  readonly network: Network | null;
  readonly order: Order;
}

export const noFilter: TaskFilter = { text: '', urgency: null, network: null, order: 'due' };

/** The most urgent first. */
export const urgencies: readonly Urgency[] = ['critical', 'urgent', 'normal', 'hard', 'consult'];

export const urgencyOf = ({ case: { triage, content } }: Task): Urgency => triage?.urgency ?? content.urgency;

/** Tasks of a folder that contain every word of the text and fit the choices. */
export const filteredTasks = (tasks: readonly Task[], folder: Folder, filter: TaskFilter): readonly Task[] => {
  const words = filter.text.trim().toLowerCase().split(/\s+/u).filter((word) => word !== '');
  const fits = (task: Task): boolean => {
    if (filter.urgency !== null && urgencyOf(task) !== filter.urgency) return false;
    if (filter.network !== null && task.case.intake.network !== filter.network) return false;
    if (words.length === 0) return true;
    const { number, content } = task.case;
    const text = [number, content.title, content.place.text, content.place.detail, content.description].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  // By due time first: it breaks the ties of the other orders.
  return inFolder(tasks, folder).filter(fits).sort(byOrder[filter.order]);
};

const byOrder: Readonly<Record<Order, (left: Task, right: Task) => number>> = {
  due: () => 0,
  newest: (left, right) => (right.assignment.dispatchedAt ?? right.case.createdAt) - (left.assignment.dispatchedAt ?? left.case.createdAt),
  urgency: (left, right) => urgencies.indexOf(urgencyOf(left)) - urgencies.indexOf(urgencyOf(right)),
};
