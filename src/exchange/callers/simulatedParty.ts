import type { Party } from '../calls/call.ts';
import { converse } from './converse.ts';
import { createSpeaker } from './speaker.ts';

export interface SimulatedParty extends Party {
  /** Says his lines from now on, and leaves when he is done. */
  talk(): void;
}

/** A citizen, caller or unit who exists in this process only. */
export const createSimulatedParty = (deps: {
  readonly role: 'caller' | 'other';
  readonly user: string;
  readonly lines: readonly Int16Array[];
  readonly lingerMs: number;
  readonly ticks: () => number;
  readonly leave: (party: Party) => void;
}): SimulatedParty => {
  const speaker = createSpeaker(deps.ticks);
  const over = new AbortController();
  let talks = false;
  const party: SimulatedParty = {
    role: deps.role,
    user: deps.user,
    port: speaker,
    hangUp: () => {
      over.abort();
      speaker.stop();
    },
    talk: () => {
      if (talks) return;
      talks = true;
      converse(speaker, deps.lines, deps.lingerMs, over.signal).then(
        (ended) => {
          if (!ended) return;
          speaker.stop();
          deps.leave(party);
        },
        () => undefined,
      );
    },
  };
  return party;
};
