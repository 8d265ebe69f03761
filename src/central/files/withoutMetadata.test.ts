import { expect, test } from 'vitest';
import { withoutMetadata } from './withoutMetadata.ts';

const segment = (marker: number, body: string): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, Buffer.from(body, 'latin1')]);
};
const chunk = (kind: string, body: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([size, Buffer.from(kind + body, 'latin1'), Buffer.alloc(4)]);
};
const riff = (kind: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(kind, 'latin1'), size, body, Buffer.alloc(body.length % 2)]);
};
const secret = 'Exif\0\0 13812345678';

test('of a JPEG goes what the camera says of itself and its owner; the picture, its profile and its size stay', () => {
  const scan = Buffer.from([0xff, 0xda, 0, 4, 1, 2, 0xff, 0xe1, 9, 9, 0xff, 0xd9]);
  const kept = [segment(0xe0, 'JFIF'), segment(0xe2, 'ICC_PROFILE'), segment(0xdb, 'table'), segment(0xc0, 'size')];
  const start = Buffer.from([0xff, 0xd8]);
  const whole = Buffer.concat([start, ...kept.slice(0, 1), segment(0xe1, secret), segment(0xed, secret), segment(0xfe, secret), ...kept.slice(1), scan]);
  expect(withoutMetadata(whole, 'image/jpeg').equals(Buffer.concat([start, ...kept, scan]))).toBe(true);
});

test('of a PNG go texts, Exif and the time', () => {
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const kept = [chunk('IHDR', 'size'), chunk('IDAT', 'picture'), chunk('IEND', '')];
  const whole = Buffer.concat([head, chunk('IHDR', 'size'), chunk('tEXt', secret), chunk('eXIf', secret), chunk('tIME', 'now'), ...kept.slice(1)]);
  expect(withoutMetadata(whole, 'image/png').equals(Buffer.concat([head, ...kept]))).toBe(true);
});

test('of a WebP go Exif and XMP, and it no longer says that it has them', () => {
  const picture = riff('VP8 ', Buffer.from('picture'));
  const extended = (flags: number): Buffer => riff('VP8X', Buffer.from([flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]));
  const file = (...parts: readonly Buffer[]): Buffer => riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...parts]));
  const whole = file(extended(0x1c), picture, riff('EXIF', Buffer.from(secret)), riff('XMP ', Buffer.from(secret)));
  expect(withoutMetadata(whole, 'image/webp').equals(file(extended(0x10), picture))).toBe(true);
});

test('what is cut off or is no picture stays as it is, and never ends in an error', () => {
  const cut = Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, 'JFIF'), Buffer.from([0xff, 0xe1, 0xff])]);
  expect(withoutMetadata(cut, 'image/jpeg').equals(cut)).toBe(true);
  for (const mime of ['image/png', 'image/webp', 'image/jpeg']) expect(() => withoutMetadata(Buffer.from('RIFF____WEBP12'), mime)).not.toThrow();
  expect(withoutMetadata(Buffer.from('OggS'), 'audio/ogg').toString()).toBe('OggS');
});
