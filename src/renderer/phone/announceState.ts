import { Messager, UserAgent, type URI } from 'sip.js';
import type { AnnouncedState } from './telephone.ts';

const againAfter = 2_000;

/** What the phone tells an exchange that listens to MESSAGEs (`agentStateUri`): the agent's state, and pauses of the recording. */
export interface Announcer {
  /** Told again until it is taken, and after every registration. */
  readonly announce: (state: AnnouncedState) => void;
  readonly tell: () => void;
  /** The registration is lost: what was told may be forgotten there. */
  readonly forget: () => void;
  readonly record: (callId: string, on: boolean) => void;
}

export const createAnnouncer = (userAgent: UserAgent, account: { readonly agentStateUri: string }, isRegistered: () => boolean): Announcer => {
  const agentUri = account.agentStateUri === '' ? undefined : UserAgent.makeURI(account.agentStateUri);
  let wanted: AnnouncedState | null = null;
  let announced: AnnouncedState | null = null;

  const send = (to: URI, text: string, refused: () => void): void =>
    void new Messager(userAgent, to, text, 'text/plain').message({ requestDelegate: { onReject: refused } }).catch(refused);

  const tell = (): void => {
    const state = wanted;
    if (state === null || agentUri === undefined || !isRegistered() || announced === state) return;
    announced = state;
    send(agentUri, `state=${state.state};lines=${state.lines.join(',')}`, () => {
      if (announced === state) announced = null;
      setTimeout(tell, againAfter);
    });
  };

  return {
    announce: (state) => {
      wanted = state;
      tell();
    },
    tell,
    forget: () => {
      announced = null;
    },
    record: (callId, on) => {
      const recorder = agentUri === undefined ? undefined : UserAgent.makeURI(`sip:recording@${agentUri.host}`);
      if (recorder !== undefined) send(recorder, `${on ? 'resume' : 'pause'}=${callId}`, () => undefined);
    },
  };
};
