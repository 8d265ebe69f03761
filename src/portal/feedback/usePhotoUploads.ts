import { useEffect, useRef, useState } from 'react';
import { useWork } from '../app/portalContext.ts';
import { shrinkPhoto } from './shrinkPhoto.ts';

export type PhotoKind = 'before' | 'after';

/** A photo on its way to the central. */
export interface PhotoUpload {
  readonly id: number;
  readonly kind: PhotoKind;
  readonly photo: Blob;
  /** Object URL for the preview. */
  readonly url: string;
  /** 0…1; null: not uploaded, waiting for another try. */
  readonly share: number | null;
}

export interface PhotoUploads {
  readonly uploads: readonly PhotoUpload[];
  readonly unreadable: boolean;
  readonly add: (file: Blob, kind: PhotoKind) => Promise<void>;
  readonly retry: (upload: PhotoUpload) => void;
  readonly remove: (upload: PhotoUpload) => void;
}

export const usePhotoUploads = (onStored: (fileId: string, kind: PhotoKind) => void): PhotoUploads => {
  const { client } = useWork();
  const [uploads, setUploads] = useState<readonly PhotoUpload[]>([]);
  const [unreadable, setUnreadable] = useState(false);
  const lastId = useRef(0);
  const stored = useRef(onStored);
  const urls = useRef(new Set<string>());
  useEffect(() => {
    stored.current = onStored;
  });
  useEffect(() => {
    const made = urls.current;
    return () => made.forEach((url) => URL.revokeObjectURL(url));
  }, []);

  const change = (id: number, share: number | null): void =>
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, share } : each)));
  const remove = ({ id }: PhotoUpload): void => setUploads((all) => all.filter((each) => each.id !== id));
  const send = (upload: PhotoUpload): void => {
    change(upload.id, 0);
    client
      .upload(upload.photo, (share) => change(upload.id, share))
      .then(({ fileId }) => {
        stored.current(fileId, upload.kind);
        remove(upload);
      })
      .catch(() => change(upload.id, null));
  };

  return {
    uploads,
    unreadable,
    remove,
    retry: send,
    add: async (file, kind) => {
      setUnreadable(false);
      const photo = await shrinkPhoto(file).catch(() => null);
      if (photo === null) return setUnreadable(true);
      const url = URL.createObjectURL(photo);
      urls.current.add(url);
      lastId.current += 1;
      const upload: PhotoUpload = { id: lastId.current, kind, photo, url, share: 0 };
      setUploads((all) => [...all, upload]);
      send(upload);
    },
  };
};
