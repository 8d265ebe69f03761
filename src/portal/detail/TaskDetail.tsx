import { useEffect } from 'react';
import { useNow, useWork } from '../app/portalContext.ts';
import { PageBar } from '../app/PageBar.tsx';
import { SendStrip } from '../app/SendStrip.tsx';
import { NetworkBadge } from '../tasks/NetworkBadge.tsx';
import { StepMark } from '../tasks/StepMark.tsx';
import { pressureOf } from '../tasks/ClockBar.tsx';
import type { Task } from '../tasks/task.ts';
import { categoryOf, taskTitle } from '../tasks/taskTitle.ts';
import { useWords } from '../words/useWords.ts';
import { ActionBar } from './ActionBar.tsx';
import { AttachmentBlock } from './AttachmentBlock.tsx';
import { CallerBlock } from './CallerBlock.tsx';
import { ClockBlock } from './ClockBlock.tsx';
import { FeedbackBlock } from './FeedbackBlock.tsx';
import { HistoryBlock } from './HistoryBlock.tsx';
import { OtherSteps } from '../handling/OtherSteps.tsx';
import { PoliceFormsBlock } from './PoliceFormsBlock.tsx';
import { RefusedNote } from './RefusedNote.tsx';
import { RequestBlock } from './RequestBlock.tsx';
import { SharesBlock } from './SharesBlock.tsx';

/** One task: clocks, what, where, who, what was promised, what happened; the next step under the thumb. */
export const TaskDetail = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const { seen } = useWork();
  const now = useNow();
  const { content, number, promise, triage, intake } = task.case;
  const assignmentId = task.assignment.id;
  useEffect(() => seen.mark(assignmentId), [seen, assignmentId]);
  const urgency = triage?.urgency ?? content.urgency;
  const category = categoryOf(task.case);
  const late = task.clock !== null && pressureOf(task.clock, now) === 'red';

  return (
    <>
      <PageBar title={taskTitle(task.case) || t('detail.untitled')} back={{ page: 'tasks' }} end={<NetworkBadge network={intake.network} />} />
      <SendStrip />
      <main className="page">
        <RefusedNote caseId={task.case.id} />
        <ClockBlock task={task} now={now} />
        <section className="block">
          <h2 className="sr">{t('detail.what')}</h2>
          <p className="prose">{content.description}</p>
          <p className="tags">
            <span className={`tag tag-${urgency}`}>{t(`urgency.${urgency}`)}</span>
            {category !== '' && <span className="tag">{category}</span>}
            {task.assignment.kind !== 'lead' && <span className="tag">{t(`kind.${task.assignment.kind}`)}</span>}
            <StepMark task={task} late={late} />
          </p>
          {content.demand !== '' && <Fact name={t('detail.demand')} value={content.demand} />}
          {content.occurredAt !== '' && <Fact name={t('detail.when')} value={content.occurredAt} />}
        </section>
        <section className="block">
          <h2 className="label">{t('detail.where')}</h2>
          <p className="prose">
            {content.place.text === '' ? t('detail.noPlace') : content.place.text}
            {content.place.detail !== '' && ` ${content.place.detail}`}
          </p>
        </section>
        <CallerBlock task={task} />
        {promise !== '' && (
          <section className="block">
            <h2 className="label">{t('detail.promise')}</h2>
            <p className="prose">{promise}</p>
          </section>
        )}
        <RequestBlock task={task} />
        <SharesBlock task={task} />
        <AttachmentBlock attachments={intake.attachments ?? []} />
        <FeedbackBlock assignment={task.assignment} />
        <PoliceFormsBlock task={task} />
        <OtherSteps task={task} />
        <HistoryBlock events={task.events} />
        <p className="soft13 number">{t('detail.number', { number })}</p>
      </main>
      <ActionBar task={task} />
    </>
  );
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <p className="fact">
    <span className="soft13">{name}</span> {value}
  </p>
);
