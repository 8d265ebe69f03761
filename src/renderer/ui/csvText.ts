/**
 * RFC 4180 with a byte order mark, so that a spreadsheet reads the Chinese. A field that a spreadsheet would run as a
 * formula is quoted as text (OWASP, CSV injection).
 */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;

const quoted = (field: string): string => {
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
