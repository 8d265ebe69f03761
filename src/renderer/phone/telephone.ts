import type { CallLocation } from '#domain/replay/seatView.ts';
import type { AgentState } from '#domain/seat/agentState.ts';
import type { Line } from '#domain/tenant.ts';
import type { AudioLevels } from './audioCounters.ts';
import type { CallStreams } from './callRecorder.ts';
import type { PhoneAction, PhoneInput } from './phoneState.ts';
import type { AudioCounters } from './callQuality.ts';

/** Whether calls can reach this seat, in the words of the seat's time-line. */
export type TelephoneLink =
  | { readonly registered: true }
  | { readonly registered: false; readonly reason: 'socket_closed' | 'refused' | 'unreachable' };

/** The agent's state as the exchange is told it. */
export interface AnnouncedState {
  readonly state: AgentState;
  readonly lines: readonly Line[];
  /** A feature code stands in for whoever else would tell the exchange. */
  readonly byCode: 'pause' | 'ready' | null;
}

/** The telephone as the rest of the phone page sees it; SIP stays behind it. */
export interface Telephone {
  readonly perform: (action: PhoneAction) => void;
  /** Told again after every registration, until the exchange has accepted it. */
  readonly announce: (state: AnnouncedState) => void;
  /** Counters of the audio received in the call; null while there is none. */
  readonly audioCounters: (callId: string) => Promise<AudioCounters | null>;
  /** Dials a feature code beside the calls; the exchange ends it. */
  readonly dialCode: (code: string) => void;
  /** Another microphone, or other processing, was chosen: calls have it at once. */
  readonly soundChanged: () => void;
  /** How loud either side is now; null while there is no call. */
  readonly audioLevels: (callId: string) => Promise<AudioLevels | null>;
  readonly streams: (callId: string) => CallStreams | null;
  /** Unregisters and ends every session. */
  readonly stop: () => Promise<void>;
}

export interface TelephoneListener {
  readonly onInput: (input: Exclude<PhoneInput, { type: 'command' }>) => void;
  readonly onLink: (link: TelephoneLink) => void;
  readonly onLocation: (callId: string, location: CallLocation) => void;
  readonly onMicrophone: (microphone: MicrophoneState) => void;
}

/** `silent`: the call works, the caller hears nothing; `reason` is the browser's name of the error. */
export type MicrophoneState = { readonly state: 'live' } | { readonly state: 'silent'; readonly reason: string };
