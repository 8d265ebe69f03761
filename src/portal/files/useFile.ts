import { useEffect, useState } from 'react';
import { useWork } from '../app/portalContext.ts';

export type ShownFile = { readonly kind: 'loading' | 'unavailable' } | { readonly kind: 'ready'; readonly url: string };

/** A photo or voice note: the phone's own copy, else the central's, which is fetched with the user's token as it has no address of its own. */
export const useFile = (fileId: string): ShownFile => {
  const { client, files } = useWork();
  const [shown, setShown] = useState<ShownFile>({ kind: 'loading' });
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    const own = files.state.get().get(fileId);
    (own === undefined ? client.file(fileId) : Promise.resolve(own.content))
      .then((content) => {
        if (gone) return;
        url = URL.createObjectURL(content);
        setShown({ kind: 'ready', url });
      })
      .catch(() => {
        if (!gone) setShown({ kind: 'unavailable' });
      });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [client, files, fileId]);
  return shown;
};
