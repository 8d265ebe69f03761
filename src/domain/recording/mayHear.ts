import type { Line, Role } from '../tenant.ts';

/** Who asks for a recording: a seat by its device's credential, or a person. */
export interface Listener {
  readonly role: Role | 'seat';
  readonly line: Line | null;
  readonly seatId: string | null;
}

/**
 * 02-domain, "Who sees what", recordings: a seat its own; the shift lead those of the own line; nobody else until a
 * recording is released. Every listening is audited.
 */
export const mayHear = (listener: Listener, recording: { readonly line: Line; readonly seatId: string }): boolean => {
  switch (listener.role) {
    case 'seat':
      return listener.seatId === recording.seatId;
    case 'shift_lead':
      return listener.line === recording.line;
    case 'taker_12345':
    case 'taker_110':
    case 'trainer':
    case 'supervisor':
    case 'admin':
    case 'unit_handler':
    case 'grid_worker':
      return false;
    default:
      return listener.role satisfies never;
  }
};
