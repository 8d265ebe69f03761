import type { Assignment } from '#domain/case/case.ts';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { StoredPhoto } from '../files/StoredPhoto.tsx';

export const FeedbackBlock = ({ assignment }: { readonly assignment: Assignment }) => {
  const { t, language } = useWords();
  const { feedback } = assignment;
  if (feedback === null) return null;
  return (
    <section className="block">
      <h2 className="label">{t('detail.feedback')} · {t(`feedback.solved.${feedback.solved}`)}</h2>
      <p className="fact"><span className="soft13">{t('feedback.found')}</span> {feedback.found}</p>
      <p className="fact"><span className="soft13">{t('feedback.done')}</span> {feedback.done}</p>
      {feedback.genuine !== undefined && (
        <p className="fact"><span className="soft13">{t('feedback.genuine')}</span> {t(`feedback.genuine.${feedback.genuine}`)}</p>
      )}
      {feedback.unsolvedReason !== undefined && (
        <p className="fact"><span className="soft13">{t('feedback.unsolvedReason')}</span> {feedback.unsolvedReason}</p>
      )}
      {feedback.publicReply !== undefined && (
        <p className="fact"><span className="soft13">{t('feedback.publicReply')}</span> {feedback.publicReply}</p>
      )}
      {feedback.police !== undefined && (
        <p className="fact">
          <span className="soft13">{t('police.outcome')}</span> {t(`police.outcome.${feedback.police.outcome}`)} · {t('policeForm.field.injured')} {feedback.police.injured}
        </p>
      )}
      <div className="photos">
        {feedback.photos.map(({ fileId, kind, at, point }, index) => (
          <figure key={fileId}>
            <StoredPhoto fileId={fileId} alt={t('photo.alt', { kind: t(`photo.${kind}`), number: index + 1 })} />
            <figcaption>{t(`photo.${kind}`)} {at !== undefined && momentWords(at, language)} {point !== undefined && t('photo.point')}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
};
