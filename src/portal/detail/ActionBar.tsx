import { Button } from '@mantine/core';
import { IconClipboardCheck, IconPencil, IconPhone, IconSend, IconShield, IconWritingSign } from '@tabler/icons-react';
import { useWork } from '../app/portalContext.ts';
import { routeHash } from '../app/route.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;

/** One solid thing: what to do next. What cannot be done yet says why. */
export const ActionBar = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const work = useWork();
  const { id: assignmentId, transfer } = task.assignment;
  const to = (page: 'contact' | 'feedback' | 'arrival' | 'recheck') => ({ component: 'a', href: routeHash({ page, assignmentId }), fullWidth: true }) as const;
  switch (task.step) {
    case 'sign':
      return (
        <footer className="thumb">
          <Button
            fullWidth
            leftSection={<IconWritingSign {...icon} />}
            onClick={() => void work.give(task.case.id, task.case.version, { type: 'sign', assignmentId })}
          >
            {t('act.sign')}
          </Button>
          <p className="soft13 why">{t('act.signFirst')}</p>
        </footer>
      );
    case 'contact':
      return (
        <footer className="thumb">
          <Button {...to('contact')} leftSection={<IconPhone {...icon} />}>{t('act.contact')}</Button>
          <Button {...to('feedback')} variant="default" leftSection={<IconPencil {...icon} />}>{t('act.feedBackShort')}</Button>
          <p className="soft13 why">{t('act.contactFirst')}</p>
        </footer>
      );
    case 'arrive':
      return (
        <footer className="thumb">
          <Button {...to('arrival')} leftSection={<IconShield {...icon} />}>{t('arrival.act')}</Button>
        </footer>
      );
    case 'recheck':
      return (
        <footer className="thumb">
          <Button {...to('recheck')} leftSection={<IconClipboardCheck {...icon} />}>{t('recheck.act')}</Button>
        </footer>
      );
    case 'feed_back':
      return (
        <footer className="thumb">
          <Button {...to('feedback')} leftSection={<IconSend {...icon} />}>{t('act.feedBack')}</Button>
          {transfer !== 'police_dispatch' && (
            <Button {...to('contact')} variant="default" leftSection={<IconPhone {...icon} />}>{t('act.contactAgain')}</Button>
          )}
        </footer>
      );
    case 'wait':
    case 'none':
      return null;
    default:
      return task.step satisfies never;
  }
};
