import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Assignment } from '#domain/case/case.ts';
import { descendants } from '#domain/case/descendants.ts';
import { pendingRequest } from '#domain/case/unitRequests.ts';
import { useStored, useWork } from '../app/portalContext.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';

/** What was handed down: who has it, how far it is, what came of it; and deciding what they ask for. */
export const SharesBlock = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const { units } = useWork();
  const tree = useStored(units);
  const shares = descendants(task.case, task.assignment.id);
  if (shares.length === 0) return null;
  return (
    <section className="block">
      <h2 className="label">{t('assign.below')}</h2>
      <ul className="stack">
        {shares.map((share) => (
          <li key={share.id}>
            <p>
              <b>{tree.get(share.unitId)?.name ?? share.unitId}</b> <span className="tag">{t(`kind.${share.kind}`)}</span>{' '}
              <span className="tag tag-brand">{t(`state.${share.state}`)}</span>
            </p>
            {share.feedback !== null && <p className="soft13">{share.feedback.found} {share.feedback.done}</p>}
            <Decision task={task} share={share} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Decision = ({ task, share }: { readonly task: Task; readonly share: Assignment }) => {
  const { t } = useWords();
  const work = useWork();
  const [note, setNote] = useState('');
  const asked = pendingRequest(task.case, share.id);
  if (asked === null || share.parentId !== task.assignment.id) return null;
  const give = (approved: boolean): void =>
    void work.give(task.case.id, task.case.version, {
      type: 'decide_request',
      request: asked.kind,
      assignmentId: share.id,
      approved,
      note: note.trim(),
      reassign: null,
    });
  return (
    <div className="stack">
      <p className="c-urgent">{t('request.pending', { what: t(`command.request_${asked.kind}`) })}</p>
      <p className="soft13">{asked.basis === '' ? asked.reason : asked.basis}</p>
      <Textarea label={t('request.noteLabel')} value={note} maxLength={2_000} onChange={({ currentTarget: { value } }) => setNote(value)} />
      <div className="others">
        <Button variant="outline" onClick={() => give(true)}>{t('request.approve')}</Button>
        <Button variant="default" disabled={note.trim() === ''} onClick={() => give(false)}>{t('request.deny')}</Button>
      </div>
    </div>
  );
};
