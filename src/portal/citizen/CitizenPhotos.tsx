import { ActionIcon, FileButton } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { mostWebPhotos } from '#contract/central/webReports.ts';
import { shrinkPhoto } from '../files/shrinkPhoto.ts';
import { useWords } from '../words/useWords.ts';
import { useCitizenState, useDesk } from './citizenContext.ts';

/** Photos from the camera or the album: made smaller here, without what the camera writes into them. */
export const CitizenPhotos = () => {
  const { t } = useWords();
  const desk = useDesk();
  const { report: { photos } } = useCitizenState();
  const [unreadable, setUnreadable] = useState(false);
  const add = async (files: readonly File[]): Promise<void> => {
    let failed = false;
    for (const file of files.slice(0, mostWebPhotos - photos.length)) {
      const photo = await shrinkPhoto(file).catch(() => null);
      if (photo === null) failed = true;
      else await desk.addPhoto(photo);
    }
    setUnreadable(failed);
  };
  const name = t('citizen.photos');
  const isFull = photos.length >= mostWebPhotos;
  return (
    <div role="group" aria-label={name}>
      <p className="label">{name}</p>
      <div className="photos">
        {photos.map(({ fileId, content }, index) => (
          <figure key={fileId}>
            <Preview content={content} alt={t('photo.alt', { kind: name, number: index + 1 })} />
            <ActionIcon
              className="photo-remove"
              variant="default"
              aria-label={t('photo.remove', { kind: name, number: index + 1 })}
              onClick={() => desk.edit((report) => ({ ...report, photos: report.photos.filter((each) => each.fileId !== fileId) }))}
            >
              <IconX size={20} stroke={1.5} aria-hidden="true" />
            </ActionIcon>
          </figure>
        ))}
        <FileButton multiple accept="image/*" disabled={isFull} onChange={(files) => void add(files)} inputProps={{ 'aria-label': `${name} ${t('photo.add')}` }}>
          {(props) => (
            <button type="button" className="photo-add" disabled={isFull} {...props}>
              <IconCamera size={24} stroke={1.5} aria-hidden="true" />
              {isFull ? t('photo.limit') : t('photo.add')}
            </button>
          )}
        </FileButton>
      </div>
      {unreadable && <p className="c-critical" role="alert">{t('photo.unreadable')}</p>}
    </div>
  );
};

const Preview = ({ content, alt }: { readonly content: Blob; readonly alt: string }) => {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url === null ? <div className="photo-none" /> : <img src={url} alt={alt} />;
};
