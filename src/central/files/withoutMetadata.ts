/** Pieces of a picture that say who took it, where, and with what. */
const pngText: readonly string[] = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'];
const webpText: readonly string[] = ['EXIF', 'XMP '];

/**
 * The picture without the camera's metadata: place, device, serial number, owner. The picture itself is not touched, colour profiles and sizes stay.
 * Sound, and what is cut off in the middle, comes back as it is.
 */
export const withoutMetadata = (content: Buffer, mime: string): Buffer => {
  switch (mime) {
    case 'image/jpeg':
      return withoutSegments(content);
    case 'image/png':
      return withoutChunks(content);
    case 'image/webp':
      return withoutRiff(content);
    default:
      return content;
  }
};

/** JPEG: APP1 (Exif, XMP), APP3–APP13 (maker's notes, IPTC), APP15 and comments go; JFIF, colour profile (APP2) and Adobe (APP14) stay. */
const withoutSegments = (content: Buffer): Buffer => {
  const kept: Buffer[] = [content.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    // From the start of scan on there is only the picture.
    if (marker === 0xda) break;
    const end = at + 2 + content.readUInt16BE(at + 2);
    const isMetadata = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);
    if (!isMetadata) kept.push(content.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, content.subarray(Math.min(at, content.length))]);
};

const withoutChunks = (content: Buffer): Buffer => {
  const kept: Buffer[] = [content.subarray(0, 8)];
  for (let at = 8; at + 12 <= content.length; ) {
    const end = at + 12 + content.readUInt32BE(at);
    if (!pngText.includes(content.subarray(at + 4, at + 8).toString('latin1'))) kept.push(content.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
};

const withoutRiff = (content: Buffer): Buffer => {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= content.length; ) {
    const size = content.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const kind = content.subarray(at, at + 4).toString('latin1');
    if (!webpText.includes(kind)) {
      const chunk = Buffer.from(content.subarray(at, end));
      // VP8X says which chunks follow: neither Exif (bit 3) nor XMP (bit 2) any more.
      if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c;
      kept.push(chunk);
    }
    at = end;
  }
  const head = Buffer.from(content.subarray(0, 12));
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...kept]);
};
