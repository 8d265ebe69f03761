import { useEffect } from 'react';
import { PageBar } from '../app/PageBar.tsx';
import { useStored, useWork } from '../app/portalContext.ts';
import { routeHash, type Route } from '../app/route.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import type { Task } from '../tasks/task.ts';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';

/** What happened that this user should know of, the latest first; each leads to its task. */
export const NoticesPage = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const { t, language } = useWords();
  const { notices } = useWork();
  const known = useStored(notices.state);
  useEffect(() => () => void notices.markSeen().catch(() => undefined), [notices]);
  const routeOf = (caseId: string): Route => {
    const task = tasks.find((each) => each.case.id === caseId);
    return task === undefined ? { page: 'tasks' } : { page: 'task', assignmentId: task.assignment.id };
  };
  return (
    <>
      <PageBar title={t('notices.title')} back={{ page: 'tasks' }} />
      <SendStrip />
      <main className="page">
        {known.notices.length === 0 && <p className="empty">{t('notices.none')}</p>}
        {known.notices.toReversed().map(({ seq, caseId, number, title, kind, at }) => (
          <a key={seq} className="task" href={routeHash(routeOf(caseId))}>
            <span className="task-top">
              <span className="ell">{number}</span> {momentWords(at, language)}
              {seq > known.seen && <b className="tag tag-brand">{t('tasks.new')}</b>}
            </span>
            <h2>{t(`notice.${kind}`)}</h2>
            <p>{title}</p>
          </a>
        ))}
      </main>
    </>
  );
};
