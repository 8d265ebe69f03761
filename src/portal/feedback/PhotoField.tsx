import { ActionIcon, Button, FileButton, Progress } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { StoredPhoto } from '../detail/StoredPhoto.tsx';
import { useWords } from '../words/useWords.ts';
import { mostPhotos, type FeedbackDraft } from './feedbackDraft.ts';
import type { PhotoKind, PhotoUploads } from './usePhotoUploads.ts';

interface PhotoFieldProps {
  readonly kind: PhotoKind;
  readonly photos: FeedbackDraft['photos'];
  readonly uploads: PhotoUploads;
  readonly onRemove: (fileId: string) => void;
}

/** Photos before or after: taken with the camera or chosen, shrunk, uploaded at once, each removable. */
export const PhotoField = ({ kind, photos, uploads, onRemove }: PhotoFieldProps) => {
  const { t } = useWords();
  const name = t(`photo.${kind}`);
  const stored = photos.filter((photo) => photo.kind === kind);
  const pending = uploads.uploads.filter((upload) => upload.kind === kind);
  const full = photos.length + uploads.uploads.length >= mostPhotos;
  return (
    <div role="group" aria-label={name}>
      <p className="label">{name}</p>
      <div className="photos">
        {stored.map(({ fileId }, index) => (
          <figure key={fileId}>
            <StoredPhoto fileId={fileId} alt={t('photo.alt', { kind: name, number: index + 1 })} />
            <figcaption>{t('photo.stored')}</figcaption>
            <RemoveButton label={t('photo.remove', { kind: name, number: index + 1 })} onClick={() => onRemove(fileId)} />
          </figure>
        ))}
        {pending.map((upload, index) => {
          const number = stored.length + index + 1;
          return (
            <figure key={upload.id}>
              <img src={upload.url} alt={t('photo.alt', { kind: name, number })} />
              <figcaption>
                {upload.share === null ? (
                  <span className="c-critical">{t('photo.failed')}</span>
                ) : (
                  t('photo.uploading', { percent: Math.round(upload.share * 100) })
                )}
              </figcaption>
              {upload.share === null ? (
                <Button variant="default" fullWidth onClick={() => uploads.retry(upload)}>{t('photo.retry')}</Button>
              ) : (
                <Progress value={upload.share * 100} size={4} aria-label={t('photo.alt', { kind: name, number })} />
              )}
              {upload.share === null && (
                <RemoveButton label={t('photo.remove', { kind: name, number })} onClick={() => uploads.remove(upload)} />
              )}
            </figure>
          );
        })}
        <FileButton accept="image/*" disabled={full} onChange={(file) => { if (file !== null) void uploads.add(file, kind); }} inputProps={{ 'aria-label': `${name} ${t('photo.add')}` }}>
          {(props) => (
            <button type="button" className="photo-add" disabled={full} {...props}>
              <IconCamera size={24} stroke={1.5} aria-hidden="true" />
              {full ? t('photo.limit', { number: mostPhotos }) : t('photo.add')}
            </button>
          )}
        </FileButton>
      </div>
    </div>
  );
};

const RemoveButton = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <ActionIcon className="photo-remove" variant="default" onClick={onClick} aria-label={label}>
    <IconX size={20} stroke={1.5} aria-hidden="true" />
  </ActionIcon>
);
