import { IconCloudUp } from '@tabler/icons-react';
import type { Instant } from '#domain/tenant.ts';
import { routeHash } from '../app/route.ts';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { ClockBar, pressureOf } from './ClockBar.tsx';
import { limitWords, timeLeftWords } from './clockWords.ts';
import { NetworkBadge } from './NetworkBadge.tsx';
import { StepMark } from './StepMark.tsx';
import type { Task } from './task.ts';
import { taskLine } from './taskTitle.ts';

interface TaskRowProps {
  readonly task: Task;
  readonly now: Instant;
  readonly isNew: boolean;
  readonly chosen: boolean;
}

export const TaskRow = ({ task, now, isNew, chosen }: TaskRowProps) => {
  const words = useWords();
  const { t, language } = words;
  const { content, triage, number, intake } = task.case;
  const { clock } = task;
  const pressure = clock === null ? 'calm' : pressureOf(clock, now);
  return (
    <a
      className={`task task-${pressure}`}
      href={routeHash({ page: 'task', assignmentId: task.assignment.id })}
      aria-current={chosen ? 'true' : undefined}
    >
      <span className="task-top">
        <NetworkBadge network={intake.network} />
        <span className="ell">{number}</span>
        {isNew && <b className="tag tag-brand">{t('tasks.new')}</b>}
        {task.unsent > 0 && <IconCloudUp size={16} stroke={1.5} className="c-urgent" aria-label={t('history.waiting')} />}
        <StepMark task={task} late={pressure === 'red'} />
      </span>
      <h2>{taskLine(task.case, t('detail.untitled'))}</h2>
      <p>{content.description}</p>
      {clock === null ? (
        <span className="soft13">{momentWords(task.case.updatedAt, language)}</span>
      ) : (
        <span className="task-clock">
          <span className="soft13">
            {t(`clock.${clock.kind}`)} {limitWords(clock.kind, triage?.urgency ?? content.urgency, words)}
          </span>
          <b className={`left-${pressure}`}>{timeLeftWords(clock, now, words)}</b>
          <ClockBar clock={clock} now={now} />
        </span>
      )}
    </a>
  );
};
