import { ActionIcon, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useNow, useStored, useWork } from '../app/portalContext.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { timeWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { FolderTabs } from './FolderTabs.tsx';
import { inFolder, type Folder, type Task } from './task.ts';
import { TaskRow } from './TaskRow.tsx';
import { UnitTitle } from './UnitTitle.tsx';

interface TaskListProps {
  readonly tasks: readonly Task[];
  readonly folder: Folder;
  readonly onFolder: (folder: Folder) => void;
  readonly chosen: string | null;
  /** The page itself on a phone; on a wide screen a part of it. */
  readonly as: 'main' | 'div';
}

/** The most pressing task on top. */
export const TaskList = ({ tasks, folder, onFolder, chosen, as: Body }: TaskListProps) => {
  const { t, language } = useWords();
  const { link, seen, refresh } = useWork();
  const { lastReadAt, busy } = useStored(link);
  const seenIds = useStored(seen.ids);
  const now = useNow();
  const shown = inFolder(tasks, folder);
  const isNew = (task: Task): boolean => task.assignment.state === 'dispatched' && !seenIds.has(task.assignment.id);

  return (
    <>
      <header className="bar">
        <UnitTitle />
        <span className="bar-end">
          {lastReadAt !== null && <span className="soft13">{t('link.readAt', { time: timeWords(lastReadAt, language) })}</span>}
          <ActionIcon onClick={() => void refresh()} aria-busy={busy} aria-label={t('app.refresh')}>
            <IconRefresh size={22} stroke={1.5} aria-hidden="true" />
          </ActionIcon>
        </span>
      </header>
      <SendStrip />
      <Body className="list">
        <FolderTabs tasks={tasks} now={now} folder={folder} onChange={onFolder} />
        <p className="sr" role="status">
          {tasks.some(isNew) ? t('tasks.arrived') : ''}
        </p>
        {lastReadAt === null && tasks.length === 0 ? (
          <div className="empty" aria-busy="true" aria-label={t('link.reading')}>
            <Skeleton h={96} />
            <Skeleton h={96} />
          </div>
        ) : shown.length === 0 ? (
          <div className="empty">
            <h2>{t(`folder.empty.${folder}`)}</h2>
            {folder === 'todo' && <p>{t('folder.emptyHint')}</p>}
          </div>
        ) : (
          shown.map((task) => (
            <TaskRow key={task.assignment.id} task={task} now={now} isNew={isNew(task)} chosen={task.assignment.id === chosen} />
          ))
        )}
      </Body>
    </>
  );
};
