/** Sounds that callers of the region do not part are written alike: zh/z, ch/c, sh/s, n/l at the start, -ng/-n after e and i. */
export const levelSound = (syllable: string): string =>
  syllable
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=.)/u, 'l')
    .replace(/([ei])ng$/u, '$1n');
