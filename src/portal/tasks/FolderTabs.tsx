import { Tabs } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import type { Instant } from '#domain/tenant.ts';
import { pressureOf } from './ClockBar.tsx';
import { inFolder, type Folder, type Task } from './task.ts';

const folders: readonly Folder[] = ['todo', 'doing', 'done'];

export const FolderTabs = (props: {
  readonly tasks: readonly Task[];
  readonly now: Instant;
  readonly folder: Folder;
  readonly onChange: (folder: Folder) => void;
}) => {
  const { t } = useWords();
  const lateIn = (folder: Folder): number =>
    inFolder(props.tasks, folder).filter(({ clock }) => clock !== null && pressureOf(clock, props.now) === 'red').length;
  return (
    <Tabs
      value={props.folder}
      onChange={(value) => props.onChange(folders.find((each) => each === value) ?? 'todo')}
      classNames={{ root: 'folders', tab: 'folder' }}
    >
      <Tabs.List grow>
        {folders.map((folder) => (
          <Tabs.Tab key={folder} value={folder}>
            {t('folder.counted', { name: t(`folder.${folder}`), number: inFolder(props.tasks, folder).length })}
            {lateIn(folder) > 0 && <b className="tag tag-critical folder-late">{t('folder.late', { number: lateIn(folder) })}</b>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
};
