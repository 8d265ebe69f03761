import { Button, Checkbox } from '@mantine/core';
import { IconWritingSign } from '@tabler/icons-react';
import { useState } from 'react';
import { useWork } from '../app/portalContext.ts';
import { useWords } from '../words/useWords.ts';
import type { Task } from './task.ts';
import { taskLine } from './taskTitle.ts';

/** Several tasks signed at once: each is its own command, so one that is refused holds up no other. */
export const BatchSign = ({ tasks, onDone }: { readonly tasks: readonly Task[]; readonly onDone: () => void }) => {
  const { t } = useWords();
  const work = useWork();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = tasks.filter(({ assignment }) => picked.has(assignment.id));
  const pick = (ids: readonly string[], on: boolean): void =>
    setPicked((before) => new Set([...before, ...ids].filter((id) => on || !ids.includes(id))));
  const sign = async (): Promise<void> => {
    for (const { case: known, assignment } of chosen) {
      if (!(await work.give(known.id, known.version, { type: 'sign', assignmentId: assignment.id }))) return;
    }
    onDone();
  };
  return (
    <>
      <div className="batch-bar">
        <Checkbox
          size="lg"
          label={t('inbox.batchAll')}
          checked={chosen.length === tasks.length}
          indeterminate={chosen.length > 0 && chosen.length < tasks.length}
          onChange={({ currentTarget: { checked } }) => pick(tasks.map(({ assignment }) => assignment.id), checked)}
        />
        <Button variant="default" onClick={onDone}>{t('inbox.batchStop')}</Button>
      </div>
      <ul>
        {tasks.map(({ assignment, case: known }) => {
          const title = taskLine(known, t('detail.untitled'));
          return (
            <li key={assignment.id} className="batch-row">
              <Checkbox
                size="lg"
                aria-label={t('inbox.pick', { title })}
                label={<><b>{title}</b><br /><span className="soft13">{known.number}</span></>}
                checked={picked.has(assignment.id)}
                onChange={({ currentTarget: { checked } }) => pick([assignment.id], checked)}
              />
            </li>
          );
        })}
      </ul>
      <footer className="thumb">
        <Button
          fullWidth
          disabled={chosen.length === 0}
          leftSection={<IconWritingSign size={20} stroke={1.5} aria-hidden="true" />}
          onClick={() => void sign()}
        >
          {t('inbox.batchSign', { number: chosen.length })}
        </Button>
      </footer>
    </>
  );
};
