type MediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'audio/webm' | 'audio/ogg' | 'audio/mp4';

const starts = (content: Buffer, ...bytes: readonly number[]): boolean => content.subarray(0, bytes.length).equals(Buffer.from(bytes));
const says = (content: Buffer, at: number, word: string): boolean => content.subarray(at, at + word.length).toString('latin1') === word;

/** The type that the first bytes say, or null for what is neither photo nor voice note. The sender's own claim is not believed. */
export const mediaTypeOf = (content: Buffer): MediaType | null => {
  if (starts(content, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(content, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (says(content, 0, 'RIFF') && says(content, 8, 'WEBP')) return 'image/webp';
  if (starts(content, 0x1a, 0x45, 0xdf, 0xa3)) return 'audio/webm';
  if (says(content, 0, 'OggS')) return 'audio/ogg';
  return says(content, 4, 'ftyp') ? 'audio/mp4' : null;
};
