import { PageBar } from '../app/PageBar.tsx';
import { SendStrip } from '../app/SendStrip.tsx';
import { AttachmentBlock } from '../detail/AttachmentBlock.tsx';
import { HistoryBlock } from '../detail/HistoryBlock.tsx';
import { useWords } from '../words/useWords.ts';
import { useReports } from './useReports.ts';

/** One report and what became of it; to look at only. */
export const ReportedCase = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useWords();
  const found = useReports().find((change) => change.case.id === caseId);
  return (
    <>
      <PageBar title={found?.case.content.title || t('report.untitled')} back={{ page: 'reports' }} />
      <SendStrip />
      <main className="page">
        {found === undefined ? (
          <p className="empty">{t('report.gone')}</p>
        ) : (
          <>
            <section className="block">
              <p className="big">{t(`case.${found.case.state}`)}</p>
              <p className="prose">{found.case.content.description}</p>
              <p className="fact">{found.case.content.place.text} {found.case.content.place.detail}</p>
            </section>
            <AttachmentBlock attachments={found.case.intake.attachments ?? []} />
            <HistoryBlock events={found.events} />
            <p className="soft13 number">{t('detail.number', { number: found.case.number })}</p>
          </>
        )}
      </main>
    </>
  );
};
