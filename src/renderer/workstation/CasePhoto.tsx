import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkstation } from './workstationContext.ts';

/** A photo of a case; it comes from the central, and says so when that is away. */
export const CasePhoto = ({ fileId, name }: { readonly fileId: string; readonly name: string }) => {
  const { t } = useTranslation();
  const { cases } = useWorkstation();
  const [source, setSource] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stale = false;
    cases.call.photo({ fileId }).then(
      ({ dataUrl }) => stale || setSource(dataUrl),
      () => stale || setFailed(true),
    );
    return () => {
      stale = true;
    };
  }, [cases, fileId]);
  return (
    <figure>
      {source === null ? <span className="muted t12">{failed ? t('cases.photo.failed') : '…'}</span> : <img src={source} alt={name} />}
      <figcaption className="t12">{name}</figcaption>
    </figure>
  );
};
