import type { Attachment } from '#domain/case/caseRecords.ts';
import { StoredPhoto } from '../files/StoredPhoto.tsx';
import { StoredVoice } from '../files/StoredVoice.tsx';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';

/** Photos and voice notes that came with a report from the street. */
export const AttachmentBlock = ({ attachments }: { readonly attachments: readonly Attachment[] }) => {
  const { t, language } = useWords();
  if (attachments.length === 0) return null;
  const photos = attachments.filter(({ kind }) => kind === 'photo');
  const voices = attachments.filter(({ kind }) => kind === 'voice');
  return (
    <section className="block">
      <h2 className="label">{t('report.attachments')}</h2>
      <div className="photos">
        {photos.map(({ fileId, at }, index) => (
          <figure key={fileId}>
            <StoredPhoto fileId={fileId} alt={t('photo.alt', { kind: t('report.photos'), number: index + 1 })} />
            <figcaption>{momentWords(at, language)}</figcaption>
          </figure>
        ))}
      </div>
      {voices.map(({ fileId }, index) => (
        <div key={fileId} className="voice">
          <StoredVoice fileId={fileId} label={t('report.voiceNote', { number: index + 1 })} />
        </div>
      ))}
    </section>
  );
};
