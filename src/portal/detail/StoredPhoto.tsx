import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWork } from '../app/portalContext.ts';
import { useWords } from '../words/useWords.ts';

type Shown = { readonly kind: 'loading' | 'unavailable' } | { readonly kind: 'ready'; readonly url: string };

/** A photo kept by the central; it is fetched with the user's token, so it has no address of its own. */
export const StoredPhoto = ({ fileId, alt }: { readonly fileId: string; readonly alt: string }) => {
  const { t } = useWords();
  const { client } = useWork();
  const [shown, setShown] = useState<Shown>({ kind: 'loading' });
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    client
      .photo(fileId)
      .then((photo) => {
        if (gone) return;
        url = URL.createObjectURL(photo);
        setShown({ kind: 'ready', url });
      })
      .catch(() => {
        if (!gone) setShown({ kind: 'unavailable' });
      });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [client, fileId]);
  switch (shown.kind) {
    case 'loading':
      return <Skeleton h={110} radius={0} />;
    case 'unavailable':
      return <p className="photo-none">{t('photo.unavailable')}</p>;
    case 'ready':
      return <img src={shown.url} alt={alt} />;
    default:
      return shown satisfies never;
  }
};
