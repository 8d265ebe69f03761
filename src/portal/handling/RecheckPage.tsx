import { SegmentedControl, Textarea } from '@mantine/core';
import * as z from 'zod';
import { useWork } from '../app/portalContext.ts';
import { PhotoField } from '../files/PhotoField.tsx';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';
import { FormPage } from './FormPage.tsx';
import { useTaskForm } from './useTaskForm.ts';

const results = ['passed', 'failed'] as const;
const draftSchema = z.object({
  result: z.enum(results).nullable(),
  note: z.string().max(2_000),
  photos: z.array(z.object({ fileId: z.uuid(), at: z.number().int() })).max(20),
});

/** 复核: somebody else's work, seen with one's own eyes. */
export const RecheckPage = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const work = useWork();
  const { draft, change, edit, submit } = useTaskForm('recheck', task, draftSchema, { result: null, note: '', photos: [] });
  const { result } = draft;
  const obstacle = result === null ? 'recheck.obstacle.result' : result === 'failed' && draft.note.trim() === '' ? 'recheck.obstacle.note' : null;
  return (
    <FormPage
      task={task}
      title="recheck.title"
      lead="recheck.lead"
      submit="recheck.submit"
      obstacle={obstacle}
      onSubmit={() =>
        void submit({
          type: 'recheck',
          assignmentId: task.assignment.id,
          passed: result === 'passed',
          note: draft.note.trim(),
          photos: draft.photos.map((photo) => ({ ...photo, kind: 'after' })),
        })
      }
    >
      <div>
        <p className="label">{t('recheck.result')}</p>
        <SegmentedControl
          aria-label={t('recheck.result')}
          value={result ?? ''}
          data={results.map((value) => ({ value, label: t(`recheck.${value}`) }))}
          onChange={(value) => change({ result: value === 'passed' ? 'passed' : 'failed' })}
        />
      </div>
      <Textarea
        label={t('recheck.note')}
        value={draft.note}
        maxLength={2_000}
        onChange={({ currentTarget: { value } }) => change({ note: value })}
      />
      <PhotoField
        name={t('recheck.photos')}
        fileIds={draft.photos.map(({ fileId }) => fileId)}
        most={9 - draft.photos.length}
        onAdd={(fileId) => edit((before) => ({ ...before, photos: [...before.photos, { fileId, at: Date.now() }] }))}
        onRemove={(fileId) => {
          change({ photos: draft.photos.filter((photo) => photo.fileId !== fileId) });
          void work.files.drop(fileId);
        }}
      />
    </FormPage>
  );
};
