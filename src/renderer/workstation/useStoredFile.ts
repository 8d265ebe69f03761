import { useEffect, useState } from 'react';
import { useWorkstation } from './workstationContext.ts';

/** A photo or voice note of a case as an address the page may show or play; null until it is there. It comes from the central: `failed` while that is away. */
export const useStoredFile = (fileId: string): { readonly source: string | null; readonly failed: boolean } => {
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
  return { source, failed };
};

/** The page may play what it made itself, not what stands in an address. */
const blobOf = (dataUrl: string): Blob => {
  const [head = '', body = ''] = dataUrl.split(',');
  return new Blob([Uint8Array.from(atob(body), (mark) => mark.charCodeAt(0))], { type: /^data:([^;]*)/u.exec(head)?.[1] ?? '' });
};
