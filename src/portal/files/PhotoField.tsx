import { ActionIcon, FileButton, Progress } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useStored, useWork } from '../app/portalContext.ts';
import { useWords } from '../words/useWords.ts';
import { shrinkPhoto } from './shrinkPhoto.ts';
import { StoredPhoto } from './StoredPhoto.tsx';

interface PhotoFieldProps {
  readonly name: string;
  readonly fileIds: readonly string[];
  /** How many more may be added. */
  readonly most: number;
  readonly onAdd: (fileId: string) => void;
  readonly onRemove: (fileId: string) => void;
}

/** Photos taken with the camera or chosen: shrunk, kept on the phone, uploaded when there is a network, each removable. */
export const PhotoField = ({ name, fileIds, most, onAdd, onRemove }: PhotoFieldProps) => {
  const { t } = useWords();
  const { keepFile } = useWork();
  const [unreadable, setUnreadable] = useState(false);
  const add = async (file: Blob): Promise<void> => {
    const photo = await shrinkPhoto(file).catch(() => null);
    setUnreadable(photo === null);
    const fileId = photo === null ? null : await keepFile(photo);
    if (fileId !== null) onAdd(fileId);
  };
  return (
    <div role="group" aria-label={name}>
      <p className="label">{name}</p>
      <div className="photos">
        {fileIds.map((fileId, index) => (
          <figure key={fileId}>
            <StoredPhoto fileId={fileId} alt={t('photo.alt', { kind: name, number: index + 1 })} />
            <figcaption><UploadState fileId={fileId} /></figcaption>
            <ActionIcon
              className="photo-remove"
              variant="default"
              onClick={() => onRemove(fileId)}
              aria-label={t('photo.remove', { kind: name, number: index + 1 })}
            >
              <IconX size={20} stroke={1.5} aria-hidden="true" />
            </ActionIcon>
          </figure>
        ))}
        <FileButton
          accept="image/*"
          disabled={most <= 0}
          onChange={(file) => { if (file !== null) void add(file); }}
          inputProps={{ 'aria-label': `${name} ${t('photo.add')}` }}
        >
          {(props) => (
            <button type="button" className="photo-add" disabled={most <= 0} {...props}>
              <IconCamera size={24} stroke={1.5} aria-hidden="true" />
              {most <= 0 ? t('photo.limit') : t('photo.add')}
            </button>
          )}
        </FileButton>
      </div>
      {unreadable && <p className="c-critical" role="alert">{t('photo.unreadable')}</p>}
    </div>
  );
};

/** How far a file is: on the phone, on its way, with the central. */
const UploadState = ({ fileId }: { readonly fileId: string }) => {
  const { t } = useWords();
  const { files } = useWork();
  const file = useStored(files.state).get(fileId);
  const share = useStored(files.progress).get(fileId);
  if (file === undefined || file.storedAt !== null) return t('photo.stored');
  if (share === undefined) return <span className="c-urgent">{t(file.entry.state === 'dead' ? 'photo.failed' : 'photo.waiting')}</span>;
  const percent = Math.round(share * 100);
  return (
    <>
      {t('photo.uploading', { percent })}
      <Progress value={percent} size={4} aria-label={t('photo.uploading', { percent })} />
    </>
  );
};
