/** What a seat dials that is no number of anybody: alike on every exchange (src/exchange/README.md, deploy/asterisk). */
export const dialCodes = {
  /** 代接: what rings longest at anybody. */
  pickUp: '*8',
  /** Says back what it hears: the test call. */
  echo: '*43',
  pause: '*45',
  ready: '*46',
  /** REFER only. */
  park: 'park',
} as const;

export type SuperviseMode = 'listen' | 'whisper' | 'barge';

export const superviseCode = (mode: SuperviseMode, seat: string): string => `${mode}-${seat}`;
export const fetchCode = (slot: string): string => `park-${slot}`;

/** The mode and the seat of a shift lead's leg; null for any other number. */
export const readSupervise = (number: string): { readonly mode: SuperviseMode; readonly seat: string } | null => {
  const [, mode, seat] = /^(listen|whisper|barge)-([\w.-]+)$/u.exec(number) ?? [];
  return mode === undefined || seat === undefined ? null : { mode: mode as SuperviseMode, seat };
};

/** Nobody who has a matter is called by it: no form is opened, and nothing is asked of the call afterwards. */
export const isServiceCode = (number: string): boolean => number.startsWith('*') || /^(?:listen|whisper|barge|park|pickup|conf|resume)-/u.test(number);
