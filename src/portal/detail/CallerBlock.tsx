import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { maskPhone } from '#domain/privacy/mask.ts';
import { routeHash } from '../app/route.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';

/** Who called: name and number masked on the screen; the number itself only where the phone dials it. */
export const CallerBlock = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const { caller, case: known, assignment, step } = task;
  const over = step === 'none';
  return (
    <section className="block">
      <h2 className="label">{t('detail.who')}</h2>
      {known.content.secret ? (
        <div className="caller">
          <p>{t('detail.secret')}</p>
          {!over && step !== 'sign' && <ContactLink assignmentId={assignment.id} />}
        </div>
      ) : caller === null ? (
        <p>{t('detail.anonymous')}</p>
      ) : (
        <div className="caller">
          <div>
            <p className="big">{caller.name || t('detail.noName')}</p>
            <p className="soft13">{maskPhone(caller.phone)} · {over ? t('detail.masked') : t('detail.phoneUse')}</p>
          </div>
          {!over && step !== 'sign' && <ContactLink assignmentId={assignment.id} />}
        </div>
      )}
    </section>
  );
};

const ContactLink = ({ assignmentId }: { readonly assignmentId: string }) => {
  const { t } = useWords();
  return (
    <Button
      component="a"
      href={routeHash({ page: 'contact', assignmentId })}
      variant="outline"
      aria-label={t('act.contact')}
      leftSection={<IconPhone size={20} stroke={1.5} aria-hidden="true" />}
    >
      {t('feedback.evidenceAdd')}
    </Button>
  );
};
