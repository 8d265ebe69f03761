import { ContactPage } from '../contact/ContactPage.tsx';
import { TaskDetail } from '../detail/TaskDetail.tsx';
import { FeedbackPage } from '../feedback/FeedbackPage.tsx';
import { ArrivalPage } from '../handling/ArrivalPage.tsx';
import { AssignPage } from '../handling/AssignPage.tsx';
import { RecheckPage } from '../handling/RecheckPage.tsx';
import { RequestPage } from '../handling/RequestPage.tsx';
import type { Step, Task } from '../tasks/task.ts';
import type { TaskPage } from './route.ts';

/** Steps at which a form is of use. */
const dueAt: Readonly<Record<TaskPage, readonly Step[]>> = {
  task: [],
  contact: ['contact', 'feed_back'],
  feedback: ['contact', 'feed_back'],
  arrival: ['arrive'],
  recheck: ['recheck'],
  return: ['sign', 'contact', 'feed_back', 'arrive', 'recheck'],
  extension: ['contact', 'feed_back', 'arrive', 'recheck'],
  suspension: ['contact', 'feed_back', 'arrive', 'recheck'],
  ask: ['sign', 'contact', 'feed_back', 'arrive', 'recheck'],
  assign: ['contact', 'feed_back', 'arrive'],
};

/** A task or one of its forms; the form of a step that is not due any more shows what became of it. */
export const PageOfTask = ({ page, task }: { readonly page: TaskPage; readonly task: Task }) => {
  const due = dueAt[page].includes(task.step) ? page : 'task';
  switch (due) {
    case 'task':
      return <TaskDetail task={task} />;
    case 'contact':
      return <ContactPage task={task} />;
    case 'feedback':
      return <FeedbackPage task={task} />;
    case 'arrival':
      return <ArrivalPage task={task} />;
    case 'recheck':
      return <RecheckPage task={task} />;
    case 'return':
    case 'extension':
    case 'suspension':
    case 'ask':
      return <RequestPage key={due} task={task} kind={due} />;
    case 'assign':
      return <AssignPage task={task} />;
    default:
      return due satisfies never;
  }
};
