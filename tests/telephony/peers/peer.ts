import type { SipAccount } from '../../../src/renderer/phone/openSipTelephone.ts';

export type PeerName = 'embedded' | 'asterisk' | 'kamailio';

/** `gives_up` two seconds into ringing; `hangs_up` two seconds after the answer; `patient` does neither. */
export type CallerKind = 'patient' | 'gives_up' | 'hangs_up';

/** One exchange the phone must work with, and the far ends that live behind it. */
export interface Peer {
  readonly name: PeerName;
  /** Accounts of three seats. */
  readonly accounts: readonly [SipAccount, SipAccount, SipAccount];
  /** Sends back what it hears. */
  readonly echoNumber: string;
  /** Listens to digits (RFC 4733). */
  readonly digitsNumber: string;
  /** The digits of the latest call there, as the peer read them, once there are so many. */
  digitsRead(count: number): Promise<string>;
  /** Nobody is there. */
  readonly deadNumber: string;
  /** A caller who speaks `callerTone` rings; at a peer with a queue, at whichever seat takes calls. */
  call(kind: CallerKind): Promise<void>;
  /** No call is left of the scenario before. */
  reset(): Promise<void>;
  /** Ends everything the peer started. */
  stop(): Promise<void>;
}

/** Hz. Seats speak their own tones, see `seatTones`. None is a harmonic of another. */
export const callerTone = 440;
export const seatTones = [700, 1_130, 1_610] as const;

export const callerPause = 2_000;
