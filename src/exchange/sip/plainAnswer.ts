/**
 * An answer made from the text of a request alone, for one that the stack cannot read or may not have (RFC 3261, section
 * 8.2.6). Null when nothing is to be answered: a response, an ACK, or no way back.
 */
export const plainAnswer = (request: string, status: string): string | null => {
  const [first = '', ...lines] = (request.split('\r\n\r\n', 1)[0] ?? '').split('\r\n');
  const [, method, version] = /^(\S+) .*SIP\/(\d+\.\d+)\s*$/.exec(first) ?? [];
  if (method === undefined || method === 'ACK' || first.startsWith('SIP/')) return null;
  const all = (pattern: RegExp): readonly string[] => lines.filter((line) => pattern.test(line));
  const one = (pattern: RegExp, missing: string): string => all(pattern)[0] ?? missing;
  const vias = all(/^(via|v)\s*:/i);
  if (vias.length === 0) return null;
  const to = one(/^(to|t)\s*:/i, 'To: <sip:nobody@invalid>');
  return [
    `SIP/2.0 ${version === '2.0' ? status : '505 Version Not Supported'}`,
    ...vias,
    one(/^(from|f)\s*:/i, 'From: <sip:nobody@invalid>'),
    /;\s*tag\s*=/i.test(to) ? to : `${to};tag=refused`,
    one(/^(call-id|i)\s*:/i, 'Call-ID: none'),
    one(/^cseq\s*:/i, `CSeq: 0 ${method}`),
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
};
