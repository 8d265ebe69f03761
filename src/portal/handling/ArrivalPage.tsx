import { Textarea, TextInput } from '@mantine/core';
import * as z from 'zod';
import { useWork } from '../app/portalContext.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';
import { FormPage } from './FormPage.tsx';
import { useTaskForm } from './useTaskForm.ts';

const draftSchema = z.object({ officers: z.string().max(200), measures: z.string().max(4_000) });

/** 处警单: who was on the scene, since now, and what was done there. */
export const ArrivalPage = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const { session } = useWork();
  const { draft, change, submit } = useTaskForm('arrival', task, draftSchema, { officers: session.user.name, measures: '' });
  const complete = draft.officers.trim() !== '' && draft.measures.trim() !== '';
  return (
    <FormPage
      task={task}
      title="arrival.title"
      lead="arrival.now"
      submit="arrival.submit"
      obstacle={complete ? null : 'arrival.obstacle'}
      onSubmit={() =>
        void submit({
          type: 'record_arrival',
          assignmentId: task.assignment.id,
          arrival: { at: Date.now(), officers: draft.officers.trim(), measures: draft.measures.trim() },
        })
      }
    >
      <TextInput
        label={t('arrival.officers')}
        value={draft.officers}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => change({ officers: value })}
      />
      <Textarea
        label={t('arrival.measures')}
        value={draft.measures}
        maxLength={4_000}
        onChange={({ currentTarget: { value } }) => change({ measures: value })}
      />
    </FormPage>
  );
};
