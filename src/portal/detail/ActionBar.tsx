import { Button } from '@mantine/core';
import { IconPencil, IconPhone, IconSend, IconWritingSign } from '@tabler/icons-react';
import { useWork } from '../app/portalContext.ts';
import { routeHash } from '../app/route.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;

/** One solid thing: what to do next. What cannot be done yet says why. */
export const ActionBar = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const work = useWork();
  const { assignment } = task;
  const toContact = routeHash({ page: 'contact', assignmentId: assignment.id });
  const toFeedback = routeHash({ page: 'feedback', assignmentId: assignment.id });
  switch (task.step) {
    case 'sign':
      return (
        <footer className="thumb">
          <Button
            fullWidth
            leftSection={<IconWritingSign {...icon} />}
            onClick={() => void work.give(task.case.id, task.case.version, { type: 'sign', assignmentId: assignment.id })}
          >
            {t('act.sign')}
          </Button>
          <p className="soft13 why">{t('act.signFirst')}</p>
        </footer>
      );
    case 'contact':
      return (
        <footer className="thumb">
          <Button component="a" href={toContact} fullWidth leftSection={<IconPhone {...icon} />}>
            {t('act.contact')}
          </Button>
          <Button component="a" href={toFeedback} fullWidth variant="default" leftSection={<IconPencil {...icon} />}>
            {t('act.feedBackShort')}
          </Button>
          <p className="soft13 why">{t('act.contactFirst')}</p>
        </footer>
      );
    case 'feed_back':
      return (
        <footer className="thumb">
          <Button component="a" href={toFeedback} fullWidth leftSection={<IconSend {...icon} />}>
            {t('act.feedBack')}
          </Button>
          <Button component="a" href={toContact} fullWidth variant="default" leftSection={<IconPhone {...icon} />}>
            {t('act.contactAgain')}
          </Button>
        </footer>
      );
    case 'none':
      return null;
    default:
      return task.step satisfies never;
  }
};
