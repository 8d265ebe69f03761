import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWork } from '../app/portalContext.ts';
import type { Task } from '../tasks/task.ts';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';

/** What was asked and decided, what somebody presses for, what somebody wants to know. */
export const RequestBlock = ({ task }: { readonly task: Task }) => {
  const { t, language } = useWords();
  const { case: known, assignment } = task;
  const requests = (known.requests ?? []).filter(({ assignmentId }) => assignmentId === assignment.id);
  const pressed = known.supervisions ?? [];
  if (requests.length + pressed.length === 0 && known.question === undefined) return null;
  return (
    <section className="block">
      {pressed.map(({ kind, text, at }) => (
        <p key={`${kind}${at}`} className="fact c-urgent">
          <b>{t(`supervised.${kind}`)}</b> {text} <span className="soft13">{momentWords(at, language)}</span>
        </p>
      ))}
      {requests.map(({ kind, at, decision, reason, basis }) => (
        <div key={`${kind}${at}`} className="fact">
          <b>
            {t(decision === null ? 'request.pending' : decision.approved ? 'request.approved' : 'request.denied', { what: t(`command.request_${kind}`) })}
          </b>
          <p className="soft13">{basis === '' ? reason : basis}</p>
          {decision !== null && decision.note !== '' && <p>{t('request.note', { note: decision.note })}</p>}
        </div>
      ))}
      {known.question !== undefined && <Question task={task} text={known.question.text} mine={known.question.unitId === assignment.unitId} />}
    </section>
  );
};

const Question = ({ task, text, mine }: { readonly task: Task; readonly text: string; readonly mine: boolean }) => {
  const { t } = useWords();
  const work = useWork();
  const [answer, setAnswer] = useState('');
  return (
    <div className="stack">
      <p className="fact"><b>{t('question.asked', { text })}</b></p>
      {!mine && (
        <>
          <Textarea label={t('question.answer')} value={answer} maxLength={2_000} onChange={({ currentTarget: { value } }) => setAnswer(value)} />
          <Button
            variant="outline"
            disabled={answer.trim() === ''}
            onClick={() => void work.give(task.case.id, task.case.version, { type: 'give_info', text: answer.trim() })}
          >
            {t('question.submit')}
          </Button>
        </>
      )}
    </div>
  );
};
