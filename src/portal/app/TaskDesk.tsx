import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { FiguresPage } from '../figures/FiguresPage.tsx';
import { ReportedCase } from '../report/ReportedCase.tsx';
import { ReportList } from '../report/ReportList.tsx';
import { ReportPage } from '../report/ReportPage.tsx';
import { AccountPage } from '../session/AccountPage.tsx';
import type { Folder, Task } from '../tasks/task.ts';
import { TaskList } from '../tasks/TaskList.tsx';
import { useTasks } from '../tasks/useTasks.ts';
import { useWords } from '../words/useWords.ts';
import { PageOfTask } from './PageOfTask.tsx';
import { MissingTask } from './MissingTask.tsx';
import { useStored, useWork } from './portalContext.ts';
import type { Route } from './route.ts';
import { TabBar } from './TabBar.tsx';
import { useRoute } from './useRoute.ts';

/** Pages that the tabs lead to. */
const tops: readonly Route['page'][] = ['tasks', 'report', 'figures', 'account'];

/** A phone shows one page; a wide screen the list with what is chosen beside it. */
export const TaskDesk = () => {
  const { route } = useRoute();
  const { t } = useWords();
  const tasks = useTasks();
  const wide = useMediaQuery('(min-width: 60em)', false, { getInitialValueInEffect: false });
  const page = <Page route={route} tasks={tasks} />;
  const [folder, setFolder] = useState<Folder>('todo');
  const chosen = 'assignmentId' in route ? tasks.find(({ assignment }) => assignment.id === route.assignmentId) : undefined;
  const chosenFolder = chosen?.folder;
  // A signed task moves to the next folder; the list goes with it, so that it is found again.
  useEffect(() => {
    if (chosenFolder !== undefined) setFolder(chosenFolder);
  }, [chosenFolder]);
  const list = { tasks, folder, onFolder: setFolder };
  const isTop = tops.includes(route.page);

  if (!wide) {
    return (
      <div className="desk">
        {route.page === 'tasks' ? <TaskList as="main" {...list} chosen={null} /> : page}
        {isTop && <TabBar route={route} />}
      </div>
    );
  }
  return (
    <div className="desk desk-wide">
      <section className="desk-side" aria-label={t('tasks.list')}>
        <TaskList as="div" {...list} chosen={chosen?.assignment.id ?? null} />
        <TabBar route={route} />
      </section>
      <div className="desk-main">{route.page === 'tasks' ? <main className="hint">{t('app.choose')}</main> : page}</div>
    </div>
  );
};

const Page = ({ route, tasks }: { readonly route: Route; readonly tasks: readonly Task[] }) => {
  const { link } = useWork();
  const { lastReadAt } = useStored(link);
  const assignmentId = 'assignmentId' in route ? route.assignmentId : null;
  useEffect(() => {
    scrollTo(0, 0);
  }, [route.page, assignmentId]);
  if (!('assignmentId' in route)) {
    switch (route.page) {
      case 'tasks':
        return null;
      case 'account':
        return <AccountPage />;
      case 'report':
        return <ReportPage />;
      case 'reports':
        return <ReportList />;
      case 'reported':
        return <ReportedCase key={route.caseId} caseId={route.caseId} />;
      case 'figures':
        return <FiguresPage tasks={tasks} />;
      default:
        return route satisfies never;
    }
  }
  const task = tasks.find(({ assignment }) => assignment.id === route.assignmentId);
  if (task === undefined) return <MissingTask loading={lastReadAt === null} />;
  return <PageOfTask key={route.assignmentId} page={route.page} task={task} />;
};
