import { Button } from '@mantine/core';
import { useNow, useStored, useWork } from '../app/portalContext.ts';
import { routeHash } from '../app/route.ts';
import { isSuspended } from '#domain/case/unitRequests.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';
import { offerOf, otherSteps, trialOf } from './otherSteps.ts';
import { refusalOf } from './refusalOf.ts';

/** Return, more time, suspension, hand down, ask: what is possible now, and of the rest the reason. */
export const OtherSteps = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const work = useWork();
  const tree = useStored(work.units);
  const now = useNow();
  const { role } = work.session.user;
  const { id: assignmentId, unitId } = task.assignment;
  const below = tree.children(unitId)[0]?.id ?? '';
  const offers = otherSteps.flatMap((step) => {
    const { shown, why } = offerOf(step, role, refusalOf(task, trialOf(step, task, below), role, now, tree.get));
    return shown && (step !== 'assign' || below !== '') ? [{ step, why }] : [];
  });
  const suspended = isSuspended(task.assignment);
  if (offers.length === 0 && !suspended) return null;
  return (
    <section className="block">
      <h2 className="label">{t('other.title')}</h2>
      <div className="others">
        {suspended && (
          <Button variant="default" onClick={() => void work.give(task.case.id, task.case.version, { type: 'resume', assignmentId, note: '' })}>
            {t('other.resume')}
          </Button>
        )}
        {offers.map(({ step, why }) =>
          why === null ? (
            <Button key={step} component="a" variant="default" href={routeHash({ page: step, assignmentId })}>
              {t(`other.${step}`)}
            </Button>
          ) : (
            <p key={step} className="soft13">{t(`other.${step}`)}：{t(`refusal.${why}`)}</p>
          ),
        )}
      </div>
    </section>
  );
};
