import * as z from 'zod';

/** Every way a call across a process boundary can fail, and what the receiver should do about it. */
export const errorKinds = {
  invalid_message: { retryable: false, shown: 'fault', log: 'warn' },
  unknown_method: { retryable: false, shown: 'fault', log: 'warn' },
  invalid_params: { retryable: false, shown: 'field', log: 'warn' },
  refused: { retryable: false, shown: 'sentence', log: 'info' },
  unauthorised: { retryable: false, shown: 'sign_in', log: 'info' },
  wrong_credentials: { retryable: false, shown: 'field', log: 'info' },
  forbidden: { retryable: false, shown: 'sentence', log: 'warn' },
  not_found: { retryable: false, shown: 'sentence', log: 'info' },
  conflict: { retryable: true, shown: 'sentence', log: 'info' },
  lease_lost: { retryable: false, shown: 'sentence', log: 'info' },
  too_large: { retryable: false, shown: 'sentence', log: 'warn' },
  rate_limited: { retryable: true, shown: 'sentence', log: 'warn' },
  version_skew: { retryable: false, shown: 'sentence', log: 'error' },
  epoch_changed: { retryable: true, shown: 'nothing', log: 'info' },
  central_unreachable: { retryable: true, shown: 'degraded', log: 'warn' },
  disconnected: { retryable: true, shown: 'degraded', log: 'info' },
  busy: { retryable: true, shown: 'sentence', log: 'warn' },
  disk_full: { retryable: true, shown: 'degraded', log: 'error' },
  internal: { retryable: true, shown: 'fault', log: 'error' },
} as const satisfies Record<string, { retryable: boolean; shown: ShownAs; log: 'info' | 'warn' | 'error' }>;

/** Where the user sees it: beside a field, as a sentence, as the degraded-mode line, as a sign-in request, as a fault report, or not at all. */
export type ShownAs = 'field' | 'sentence' | 'degraded' | 'sign_in' | 'fault' | 'nothing';

export type ErrorKind = keyof typeof errorKinds;

const kinds = Object.keys(errorKinds) as [ErrorKind, ...ErrorKind[]];

/** An error as it travels: a kind, a code within it (a refusal's rule, a field path), values for the sentence. Never personal data. */
export const wireErrorSchema = z.object({
  kind: z.enum(kinds),
  code: z.string().max(100),
  detail: z.record(z.string(), z.string()),
});
export type WireError = z.infer<typeof wireErrorSchema>;

/** The same error inside a process. `message` is for logs; screens use kind and code. */
export class ContractError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly detail: Readonly<Record<string, string>>;

  constructor(kind: ErrorKind, code: string = kind, detail: Readonly<Record<string, string>> = {}) {
    super(`${kind}: ${code}`);
    this.name = 'ContractError';
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }

  toWire(): WireError {
    return { kind: this.kind, code: this.code, detail: { ...this.detail } };
  }

  static fromWire(error: WireError): ContractError {
    return new ContractError(error.kind, error.code, error.detail);
  }
}
