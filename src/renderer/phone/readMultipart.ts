/** One part of a multipart body: its header lines lower-cased by name, and what it carries. */
export interface BodyPart {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: string;
}

/**
 * A SIP message whose body is multipart/mixed, as emergency networks send it (SDP and PIDF-LO, RFC 5621): the same message with
 * the SDP alone, since SIP.js answers a multipart INVITE as if it had none, and the other parts. Null for any other message.
 */
export const readMultipart = (message: string): { readonly message: string; readonly parts: readonly BodyPart[] } | null => {
  const end = message.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = message.slice(0, end);
  const type = headerOf(head, 'content-type', 'c');
  const boundary = type === null || !/^multipart\//iu.test(type) ? undefined : /boundary="?([^";\r\n]+)"?/iu.exec(type)?.[1];
  if (boundary === undefined) return null;
  const parts = message
    .slice(end + 4)
    .split(`--${boundary}`)
    .slice(1)
    .filter((each) => !each.startsWith('--'))
    .map(readPart);
  const sdp = parts.find(({ headers }) => headers.get('content-type')?.toLowerCase().startsWith('application/sdp') === true);
  if (sdp === undefined) return null;
  const length = new TextEncoder().encode(sdp.content).length;
  const lines = head
    .split('\r\n')
    .filter((line) => !/^(content-type|c|content-length|l)\s*:/iu.test(line))
    .concat('Content-Type: application/sdp', `Content-Length: ${length}`);
  return { message: `${lines.join('\r\n')}\r\n\r\n${sdp.content}`, parts: parts.filter((each) => each !== sdp) };
};

/** A header's value by its name or compact form; null when the message has none. */
export const headerOf = (head: string, name: string, short: string): string | null =>
  new RegExp(`^(?:${name}|${short})[ \\t]*:[ \\t]*(.*(?:\\r\\n[ \\t].*)*)$`, 'imu').exec(head)?.[1]?.replaceAll(/\r\n[ \t]+/gu, ' ') ?? null;

const readPart = (text: string): BodyPart => {
  const body = text.replace(/^\r\n/u, '');
  const end = body.startsWith('\r\n') ? 0 : body.indexOf('\r\n\r\n');
  const head = end <= 0 ? '' : body.slice(0, end);
  const headers = new Map(
    head.split('\r\n').map((line): [string, string] => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { headers, content: body.slice(end <= 0 ? 0 : end + 4).replace(/\r\n$/u, '') + (headers.get('content-type') === 'application/sdp' ? '\r\n' : '') };
};
