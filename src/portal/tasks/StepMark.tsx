import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconPhone, IconRotate, IconWritingSign } from '@tabler/icons-react';
import { useWords } from '../words/useWords.ts';
import type { Task } from './task.ts';

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true } as const;

/** Where the task stands: an icon and a word. */
export const StepMark = ({ task, late }: { readonly task: Task; readonly late: boolean }) => {
  const { t } = useWords();
  if (late) {
    return (
      <span className="mark c-critical">
        <IconAlertTriangle {...icon} />
        <b>{t('step.late')}</b>
      </span>
    );
  }
  const { state } = task.assignment;
  if (state === 'rework' && task.step !== 'wait') return <span className="mark c-urgent"><IconRotate {...icon} />{t('state.rework')}</span>;
  if (state === 'fed_back' || state === 'done' || state === 'returned') {
    return <span className="mark c-ok"><IconCircleCheck {...icon} />{t(`state.${state}`)}</span>;
  }
  switch (task.step) {
    case 'sign':
      return <span className="mark"><IconWritingSign {...icon} />{t('step.sign')}</span>;
    case 'contact':
      return <span className="mark"><IconPhone {...icon} />{t('step.contact')}</span>;
    case 'arrive':
    case 'recheck':
    case 'wait':
      return <span className="mark"><IconHourglass {...icon} />{t(`step.${task.step}`)}</span>;
    case 'feed_back':
    case 'none':
      return <span className="mark"><IconHourglass {...icon} />{t('step.feed_back')}</span>;
    default:
      return task.step satisfies never;
  }
};
