import { describe, expect, it } from 'vitest';
import { readMultipart } from './readMultipart.ts';

const message = [
  'INVITE sip:A07@lianxi.training SIP/2.0',
  'Call-ID: one',
  'Content-Type: multipart/mixed; boundary="part"',
  'Content-Length: 999',
  '',
  'preamble',
  '--part',
  'Content-Type: application/pidf+xml',
  'Content-ID: <where@example.com>',
  '',
  '<presence/>',
  '--part',
  'Content-Type: application/sdp',
  '',
  'v=0',
  's=-',
  '--part--',
  '',
].join('\r\n');

describe('readMultipart', () => {
  it('leaves the SDP as the only body and keeps the location apart', () => {
    const read = readMultipart(message);
    expect(read?.message.endsWith('Content-Type: application/sdp\r\nContent-Length: 10\r\n\r\nv=0\r\ns=-\r\n')).toBe(true);
    expect(read?.message).not.toContain('multipart');
    expect(read?.parts).toHaveLength(1);
    expect(read?.parts[0]?.content).toBe('<presence/>');
    expect(read?.parts[0]?.headers.get('content-id')).toBe('<where@example.com>');
  });

  it('leaves every other message alone', () => {
    expect(readMultipart('OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 0\r\n\r\n')).toBeNull();
    expect(readMultipart('\r\n\r\n')).toBeNull();
    expect(readMultipart(message.replaceAll('application/sdp', 'text/plain'))).toBeNull();
  });
});
