import { expect, test } from 'vitest';
import { mediaTypeOf } from './mediaTypeOf.ts';

test.each([
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
  ['image/webp', Buffer.from('RIFF____WEBPVP8 ')],
  ['audio/webm', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f])],
  ['audio/ogg', Buffer.from('OggS\0')],
  ['audio/mp4', Buffer.from('\0\0\0\x20ftypM4A ')],
  [null, Buffer.from('<html>')],
  [null, Buffer.from([0xff, 0xd8])],
  [null, Buffer.alloc(0)],
])('%s', (type, content) => {
  expect(mediaTypeOf(content)).toBe(type);
});
