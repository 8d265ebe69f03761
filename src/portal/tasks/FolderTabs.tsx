import { Tabs } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import { inFolder, type Folder, type Task } from './task.ts';

const folders: readonly Folder[] = ['todo', 'doing', 'done'];

export const FolderTabs = (props: {
  readonly tasks: readonly Task[];
  readonly folder: Folder;
  readonly onChange: (folder: Folder) => void;
}) => {
  const { t } = useWords();
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
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
};
