import type { CommandEnvelope } from '#domain/case/command.ts';
import type { Viewer } from '#domain/case/visibility.ts';

/** A command and the credential that brought it. */
export interface Arrived {
  /** Given by the central itself: a clock that ran out. Never set from a request. */
  readonly bySystem?: true | undefined;
  readonly viewer: Viewer;
  /** User of a portal token; null for a seat, whose commands name their actor. */
  readonly userId: string | null;
  readonly seatId: string | null;
  readonly envelope: CommandEnvelope;
}
