import { useStored, useWork } from '../app/portalContext.ts';
import { PageBar } from '../app/PageBar.tsx';
import { routeHash } from '../app/route.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { RefusedNote } from '../detail/RefusedNote.tsx';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { useReports } from './useReports.ts';

/** What the unit reported: first what is still on this phone, then what became of the rest. */
export const ReportList = () => {
  const { t, language } = useWords();
  const { sender } = useWork();
  const { waiting, refused } = useStored(sender.state);
  const reports = useReports();
  const known = new Set(reports.map((change) => change.case.id));
  const unsent = waiting.flatMap(({ envelope }) =>
    envelope.command.type === 'report' && !known.has(envelope.caseId) ? [{ envelope, content: envelope.command.content }] : [],
  );
  return (
    <>
      <PageBar title={t('report.list')} back={{ page: 'report' }} />
      <SendStrip />
      <main className="page">
        {refused.map(({ envelope }) => envelope.command.type === 'report' && <RefusedNote key={envelope.id} caseId={envelope.caseId} />)}
        {unsent.length + reports.length === 0 && <p className="empty">{t('report.none')}</p>}
        {unsent.toReversed().map(({ envelope, content }) => (
          <div key={envelope.id} className="task">
            <span className="task-top">
              {momentWords(envelope.at, language)}
              <span className="mark c-urgent">{t('report.waiting')}</span>
            </span>
            <h2>{content.title || t('report.untitled')}</h2>
            <p>{content.place.text}</p>
          </div>
        ))}
        {reports.map(({ case: { id, number, content, state, createdAt } }) => (
          <a key={id} className="task" href={routeHash({ page: 'reported', caseId: id })}>
            <span className="task-top">
              <span className="ell">{number}</span> {momentWords(createdAt, language)}
              <span className="mark">{t(`case.${state}`)}</span>
            </span>
            <h2>{content.title || t('report.untitled')}</h2>
            <p>{content.place.text}</p>
          </a>
        ))}
      </main>
    </>
  );
};
