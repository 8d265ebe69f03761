import { useTranslation } from 'react-i18next';
import { useStoredFile } from './useStoredFile.ts';

/** A photo of a case; it comes from the central, and says so when that is away. */
export const CasePhoto = ({ fileId, name }: { readonly fileId: string; readonly name: string }) => {
  const { t } = useTranslation();
  const { source, failed } = useStoredFile(fileId);
  return (
    <figure>
      {source === null ? <span className="muted t12">{failed ? t('cases.photo.failed') : '…'}</span> : <img src={source} alt={name} />}
      <figcaption className="t12">{name}</figcaption>
    </figure>
  );
};
