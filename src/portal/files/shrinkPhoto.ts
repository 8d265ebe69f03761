import { fitWithin } from './fitWithin.ts';

const longestSide = 1_600;
const quality = 0.82;

/**
 * A photo as JPEG of at most 1,600 px, upright, without the camera's metadata (place, device).
 * @throws when the file is not a picture the browser can read.
 */
export const shrinkPhoto = async (file: Blob): Promise<Blob> => {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const { width, height } = fitWithin(bitmap.width, bitmap.height, longestSide);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no JPEG')) : resolve(blob)), 'image/jpeg', quality);
    });
  } finally {
    bitmap.close();
  }
};
