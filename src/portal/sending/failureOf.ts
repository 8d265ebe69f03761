import type { ErrorKind } from '#contract/errors.ts';
import type { PushFailure } from '#domain/sync/outbox.ts';

/** What an error means for something that waits to be sent. */
export const failureOf = (kind: ErrorKind): PushFailure => {
  switch (kind) {
    case 'central_unreachable':
    case 'disconnected':
      return 'unreachable';
    case 'unauthorised':
    case 'wrong_credentials':
      return 'unauthorised';
    case 'busy':
    case 'rate_limited':
    case 'conflict':
    case 'epoch_changed':
    case 'disk_full':
    case 'version_skew':
      return 'busy';
    case 'invalid_message':
    case 'unknown_method':
    case 'invalid_params':
    case 'refused':
    case 'forbidden':
    case 'not_found':
    case 'lease_lost':
    case 'too_large':
    case 'internal':
      return 'poison';
    default:
      return kind satisfies never;
  }
};
