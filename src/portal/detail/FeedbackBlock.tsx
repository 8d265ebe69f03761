import type { Assignment } from '#domain/case/case.ts';
import { useWords } from '../words/useWords.ts';
import { StoredPhoto } from '../files/StoredPhoto.tsx';

export const FeedbackBlock = ({ assignment }: { readonly assignment: Assignment }) => {
  const { t } = useWords();
  const { feedback } = assignment;
  if (feedback === null) return null;
  return (
    <section className="block">
      <h2 className="label">{t('detail.feedback')} · {t(`feedback.solved.${feedback.solved}`)}</h2>
      <p className="fact"><span className="soft13">{t('feedback.found')}</span> {feedback.found}</p>
      <p className="fact"><span className="soft13">{t('feedback.done')}</span> {feedback.done}</p>
      <div className="photos">
        {feedback.photos.map(({ fileId, kind }, index) => (
          <figure key={fileId}>
            <StoredPhoto fileId={fileId} alt={t('photo.alt', { kind: t(`photo.${kind}`), number: index + 1 })} />
            <figcaption>{t(`photo.${kind}`)}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
};
