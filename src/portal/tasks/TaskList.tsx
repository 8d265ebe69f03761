import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useNow, useStored, useWork } from '../app/portalContext.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { timeWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { BatchSign } from './BatchSign.tsx';
import { ExportButton } from './ExportButton.tsx';
import { FolderTabs } from './FolderTabs.tsx';
import type { Folder, Task } from './task.ts';
import { filteredTasks, noFilter } from './taskFilter.ts';
import { TaskRow } from './TaskRow.tsx';
import { TaskTools } from './TaskTools.tsx';
import { UnitTitle } from './UnitTitle.tsx';

interface TaskListProps {
  readonly tasks: readonly Task[];
  readonly folder: Folder;
  readonly onFolder: (folder: Folder) => void;
  readonly chosen: string | null;
  /** The page itself on a phone; on a wide screen a part of it. */
  readonly as: 'main' | 'div';
}

/** Rows shown at first, and added by a touch: a department may have thousands. */
const step = 100;
/** From so many tasks on a grid worker, too, wants to search. */
const worthSearching = 8;

/** The most pressing task on top, unless the user wants it otherwise. */
export const TaskList = ({ tasks, folder, onFolder, chosen, as: Body }: TaskListProps) => {
  const { t, language } = useWords();
  const { link, seen, refresh, session } = useWork();
  const { lastReadAt, busy } = useStored(link);
  const seenIds = useStored(seen.ids);
  const now = useNow();
  const [filter, setFilter] = useState(noFilter);
  const [most, setMost] = useState(step);
  const [batch, setBatch] = useState(false);
  const shown = filteredTasks(tasks, folder, filter);
  const unsigned = shown.filter((task) => task.step === 'sign');
  const isNew = (task: Task): boolean => task.assignment.state === 'dispatched' && !seenIds.has(task.assignment.id);
  const isFiltered = filter.text.trim() !== '' || filter.urgency !== null || filter.network !== null;

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
        {(session.user.role === 'unit_handler' || tasks.length > worthSearching) && (
          <TaskTools filter={filter} onChange={setFilter}>
            {unsigned.length > 1 && !batch && (
              <Button variant="default" fullWidth onClick={() => setBatch(true)}>{t('inbox.batch')}</Button>
            )}
            {session.user.role === 'unit_handler' && <ExportButton tasks={shown} />}
          </TaskTools>
        )}
        <p className="sr" role="status">
          {tasks.some(isNew) ? t('tasks.arrived') : isFiltered ? t('inbox.found', { number: shown.length }) : ''}
        </p>
        {lastReadAt === null && tasks.length === 0 ? (
          <div className="empty" aria-busy="true" aria-label={t('link.reading')}>
            <Skeleton h={96} />
            <Skeleton h={96} />
          </div>
        ) : shown.length === 0 ? (
          <div className="empty">
            <h2>{isFiltered ? t('inbox.none') : t(`folder.empty.${folder}`)}</h2>
            {folder === 'todo' && !isFiltered && <p>{t('folder.emptyHint')}</p>}
          </div>
        ) : batch && unsigned.length > 0 ? (
          <BatchSign tasks={unsigned.slice(0, most)} onDone={() => setBatch(false)} />
        ) : (
          shown
            .slice(0, most)
            .map((task) => (
              <TaskRow key={task.assignment.id} task={task} now={now} isNew={isNew(task)} chosen={task.assignment.id === chosen} />
            ))
        )}
        {shown.length > most && (
          <Button variant="subtle" fullWidth onClick={() => setMost(most + step)}>
            {t('inbox.more', { number: Math.min(step, shown.length - most) })}
          </Button>
        )}
      </Body>
    </>
  );
};
