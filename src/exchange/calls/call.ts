import type { Line } from '#domain/tenant.ts';
import type { Location } from '../sip/location.ts';
import type { AudioPort, Room, Voice } from '../media/room.ts';

/** Somebody in a call. */
export interface Party {
  readonly role: 'caller' | 'seat' | 'other';
  /** Account or number. */
  readonly user: string;
  readonly port: AudioPort;
  /** Ends its side; it is no longer in the call then. */
  hangUp(): void;
}

/** Why a call with one party goes on. */
export type Keep = 'queue' | 'transfer' | 'return' | 'park' | 'conference';

export interface CallAbout {
  readonly callId: string;
  /** Null for a call that did not come over a line. */
  readonly line: Line | null;
  readonly number: string;
  readonly name: string;
  readonly location: Location | null;
}

/** Everybody who talks with one another, under one id from the first ring to the last BYE. */
export interface Call extends Omit<CallAbout, 'line'> {
  /** Changes when the call is transferred to the other line's queue. */
  line: Line | null;
  /** Number of the case that travels with the call. */
  caseNumber: string | null;
  readonly room: Room;
  /** Accounts that are or were in it: they may come back. */
  readonly seats: ReadonlySet<string>;
  readonly parties: ReadonlyMap<Party, Voice>;
  /** Somebody has talked with the caller. */
  readonly isAnswered: boolean;
  /** Aborts when the call ends. */
  readonly over: AbortSignal;
}
