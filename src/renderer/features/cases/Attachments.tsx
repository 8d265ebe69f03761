import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#domain/case/caseRecords.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
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
  const { cases } = useWorkstation();
  const [source, setSource] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stale = false;
    let url: string | null = null;
    cases.call.photo({ fileId }).then(
      ({ dataUrl }) => {
        if (stale) return;
        url = URL.createObjectURL(blobOf(dataUrl));
        setSource(url);
      },
      () => stale || setFailed(true),
    );
    return () => {
      stale = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [cases, fileId]);
  if (source === null) return <span className="muted t12">{failed ? t('cases.photo.failed') : '…'}</span>;
  // A resident's own words, seconds long; nobody has written captions for them.
  return kind === 'photo' ? <img src={source} alt={name} /> : <audio controls src={source} aria-label={name} />;
};

/** The page may play what it made itself, not what stands in an address. */
const blobOf = (dataUrl: string): Blob => {
  const [head = '', body = ''] = dataUrl.split(',');
  return new Blob([Uint8Array.from(atob(body), (mark) => mark.charCodeAt(0))], { type: /^data:([^;]*)/u.exec(head)?.[1] ?? '' });
};
