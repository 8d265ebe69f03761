import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/case/caseRecords.ts';
import { useStoredFile } from '../../workstation/useStoredFile.ts';
import styles from './cases.module.css';

/** Photos and voice that came with a report from the street. */
export const Attachments = ({ attachments }: { readonly attachments: readonly Attachment[] }) => {
  const { t } = useTranslation();
  if (attachments.length === 0) return null;
  return (
    <>
      <h3 className={styles['section']}>{t('cases.section.attachments')}</h3>
      <div className={styles['attachments']}>
        {attachments.map((each, index) => (
          <StoredFile key={each.fileId} attachment={each} name={t(`cases.attachment.${each.kind}`, { n: index + 1 })} />
        ))}
      </div>
    </>
  );
};

const StoredFile = ({ attachment: { fileId, kind }, name }: { readonly attachment: Attachment; readonly name: string }) => {
  const { t } = useTranslation();
  const { source, failed } = useStoredFile(fileId);
  if (source === null) return <span className="muted t12">{failed ? t('cases.photo.failed') : '…'}</span>;
  // A resident's own words, seconds long; nobody has written captions for them.
  return kind === 'photo' ? <img src={source} alt={name} /> : <audio controls src={source} aria-label={name} />;
};
