/** One part of a `multipart/mixed` body (RFC 2046, section 5.1). */
export interface Part {
  readonly type: string;
  readonly headers: readonly string[];
  readonly content: string;
}

const boundary = 'lianxi-part';

/** A SIP message as text with a further part beside the body it has. */
export const withPart = (message: string, part: Part): string => {
  const end = message.indexOf('\r\n\r\n');
  const head = message.slice(0, end);
  const type = /^Content-Type: *(.+)$/im.exec(head)?.[1]?.trim() ?? 'application/sdp';
  const whole = [
    ...['', `--${boundary}`, `Content-Type: ${type}`, '', message.slice(end + 4)],
    ...[`--${boundary}`, `Content-Type: ${part.type}`, ...part.headers, '', part.content, `--${boundary}--`, ''],
  ]
    .slice(1)
    .join('\r\n');
  const kept = head.split('\r\n').filter((line) => !/^Content-(Type|Length):/i.test(line));
  return [...kept, `Content-Type: multipart/mixed;boundary=${boundary}`, `Content-Length: ${Buffer.byteLength(whole)}`, '', whole].join('\r\n');
};

/** The parts of a body; a body that is not multipart is one part of the given type. */
export const partsOf = (contentType: string, body: string): readonly Part[] => {
  const mark = /^multipart\/[^;]+;.*?boundary="?([^";]+)"?/i.exec(contentType.trim())?.[1];
  if (mark === undefined) return [{ type: contentType.split(';')[0]?.trim().toLowerCase() ?? '', headers: [], content: body }];
  return body
    .split(`--${mark}`)
    .slice(1)
    .filter((text) => !text.startsWith('--'))
    .map((text) => {
      const [head = '', ...rest] = text.replace(/^\r\n/, '').split('\r\n\r\n');
      const headers = head.split('\r\n');
      const type = headers.find((line) => /^content-type:/i.test(line))?.slice(13).split(';')[0]?.trim().toLowerCase() ?? 'text/plain';
      return { type, headers, content: rest.join('\r\n\r\n').replace(/\r\n$/, '') };
    });
};
