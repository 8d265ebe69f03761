import type { SipAccount } from '../../../src/renderer/phone/openSipTelephone.ts';

export const peerNames = ['embedded', 'asterisk', 'kamailio'] as const;
export type PeerName = (typeof peerNames)[number];

/** `gives_up` two seconds into ringing; `hangs_up` two seconds after the answer; `patient` does neither. */
export type CallerKind = 'patient' | 'gives_up' | 'hangs_up';

/** One exchange the phone must work with, and the far ends that live behind it. */
export interface Peer {
  readonly name: PeerName;
  /** Accounts of three seats: two call-takers and the shift lead, who may listen in. */
  readonly accounts: readonly [SipAccount, SipAccount, SipAccount];
  /** Where the central hears of the queues; null for a peer without any. */
  readonly events: { readonly url: string; readonly token: string } | null;
  /** Sends back what it hears. */
  readonly echoNumber: string;
  /** Listens to digits (RFC 4733). */
  readonly digitsNumber: string;
  /** The digits of the latest call there, as the peer read them, once there are so many. */
  digitsRead(count: number): Promise<string>;
  /** Nobody is there. */
  readonly deadNumber: string;
  /** A call survives the death of this peer, whose media goes another way. */
  readonly outlived: boolean;
  /** The queue may offer this seat its callers, where that is not the seat's own word to the exchange. */
  available(user: string): Promise<void>;
  /** A caller who speaks `callerTone` rings; at a peer with a queue, at whichever seat takes calls. */
  call(kind: CallerKind): Promise<void>;
  /** A caller rings whose INVITE says where he is. */
  callFromPlace(): Promise<void>;
  /** As a crash of the exchange would. */
  kill(): Promise<void>;
  revive(): Promise<void>;
  /** As a hung exchange: nothing is closed, nothing is answered. */
  freeze(on: boolean): void;
  /** No call is left of the scenario before, and no seat takes any. */
  reset(): Promise<void>;
  /** Ends everything the peer started. */
  stop(): Promise<void>;
}

/** Of the three seats, as in the examples of deploy/. */
export const seatNames = ['A07', 'A08', 'A01'] as const;
/** Hz. Seats speak their own tones, see `seatTones`. None is a harmonic of another. */
export const callerTone = 440;
export const seatTones = [700, 1_130, 1_610] as const;

export const callerPause = 2_000;
export const callerName = '王女士';
export const callerNumber = '13800000001';
