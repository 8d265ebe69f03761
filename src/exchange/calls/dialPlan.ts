import type { Line } from '#domain/tenant.ts';

/** What the user part of an address means here. README.md lists them for people. */
export type Target =
  | { readonly kind: 'account'; readonly user: string }
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'conference'; readonly name: string }
  /** Slot null: any free one. */
  | { readonly kind: 'park'; readonly slot: string | null }
  /** Account null: whoever rings. */
  | { readonly kind: 'pickup'; readonly account: string | null }
  | { readonly kind: 'supervise'; readonly mode: 'listen' | 'whisper' | 'barge'; readonly account: string }
  | { readonly kind: 'resume'; readonly callId: string }
  | { readonly kind: 'echo' | 'digits' | 'pause' | 'ready' | 'unknown' };

const codes: Readonly<Record<string, Target>> = {
  '12345': { kind: 'line', line: '12345' },
  '110': { kind: 'line', line: '110' },
  park: { kind: 'park', slot: null },
  '*8': { kind: 'pickup', account: null },
  '*43': { kind: 'echo' },
  '*44': { kind: 'digits' },
  '*45': { kind: 'pause' },
  '*46': { kind: 'ready' },
};

export const readTarget = (user: string, known: { readonly isAccount: (user: string) => boolean; readonly isNumber: (number: string) => boolean }): Target => {
  const code = Object.hasOwn(codes, user) ? codes[user] : undefined;
  if (code !== undefined) return code;
  if (known.isAccount(user)) return { kind: 'account', user };
  if (known.isNumber(user)) return { kind: 'number', number: user };
  const [, word = '', rest = ''] = /^(conf|park|pickup|listen|whisper|barge|resume)-([\w.-]{1,80})$/.exec(user) ?? [];
  switch (word) {
    case 'conf':
      return { kind: 'conference', name: rest };
    case 'park':
      return { kind: 'park', slot: rest };
    case 'pickup':
      return { kind: 'pickup', account: rest };
    case 'listen':
    case 'whisper':
    case 'barge':
      return { kind: 'supervise', mode: word, account: rest };
    case 'resume':
      return { kind: 'resume', callId: rest };
    default:
      return { kind: 'unknown' };
  }
};
