import { Inviter, SessionState, type URI, type UserAgent } from 'sip.js';
import { fetchedCaller } from './callHeaders.ts';
import type { DialogMemory } from './dialogMemory.ts';
import type { PhoneAction } from './phoneState.ts';
import type { SipSession } from './sipSession.ts';
import type { TelephoneListener } from './telephone.ts';

export interface OutgoingCalls {
  readonly dial: (action: Extract<PhoneAction, { type: 'dial' }>) => void;
  /** A feature code: nobody speaks, the exchange takes note and ends it. */
  readonly dialCode: (code: string) => void;
  /** Asks for a call back that this page was in before its reload. */
  readonly resume: (callId: string) => void;
}

/** The dialog is not there any more, or the exchange does not know Replaces: then by the name of the call. */
const notReplaced: readonly number[] = [404, 420, 481, 488];

/** A code that the exchange does not end by itself is over by then. */
const longestCode = 4_000;

/** Header lines that name the case a call is about. */
export const caseHeader = (caseNumber: string | null): string[] => (caseNumber === null ? [] : [`X-Lianxi-Case: ${encodeURIComponent(caseNumber)}`]);

export const createOutgoingCalls = (deps: {
  readonly userAgent: UserAgent;
  readonly addressOf: (user: string) => URI | undefined;
  readonly sessions: Map<string, SipSession>;
  /** `onRefused` says whether somebody else takes care of it; then nobody is told. */
  readonly keep: (callId: string, session: Inviter, onRefused?: (status: number) => boolean) => SipSession;
  readonly memory: DialogMemory;
  readonly listener: TelephoneListener;
}): OutgoingCalls => {
  const { userAgent, sessions, listener } = deps;

  const invite = (callId: string, user: string, extraHeaders: string[], onRefused?: (status: number) => boolean): void => {
    const target = deps.addressOf(user);
    const failed = (): void => {
      sessions.delete(callId);
      listener.onInput({ type: 'terminated', callId, why: 'failed', noAnswer: false, status: 0 });
    };
    if (target === undefined) {
      failed();
      return;
    }
    // The exchange's announcements ("this number is not in use") come before the answer, or instead of it.
    const inviter = new Inviter(userAgent, target, { extraHeaders, earlyMedia: true });
    const session = deps.keep(callId, inviter, onRefused);
    sessions.set(callId, session);
    inviter
      .invite({
        requestDelegate: {
          onProgress: ({ message }) => session.progressed((message.statusCode ?? 0) > 180 && message.body !== ''),
          onReject: ({ message }) => session.refused(message.statusCode ?? 500),
          onAccept: ({ message }) => {
            const caller = fetchedCaller(user, { getHeader: (name) => message.getHeader(name) });
            if (caller !== null) listener.onInput({ type: 'identified', callId, ...caller });
          },
        },
      })
      .catch(failed);
  };

  return {
    dial: ({ callId, number, line, caseNumber }) => {
      invite(callId, number, [`X-Lianxi-Call: ${callId}`, `X-Lianxi-Line: ${line}`, ...caseHeader(caseNumber)]);
    },
    dialCode: (code) => {
      const target = deps.addressOf(code);
      if (target === undefined) return;
      const session = new Inviter(userAgent, target);
      session.delegate = { onBye: (bye) => void bye.accept() };
      session.stateChange.addListener((state) => {
        if (state !== SessionState.Established) return;
        setTimeout(() => {
          if (session.state === SessionState.Established) session.bye().catch(() => undefined);
        }, longestCode);
      });
      session.invite().catch(() => undefined);
    },
    resume: (callId) => {
      const replaces = deps.memory.replaces(callId);
      const user = `resume-${callId}`;
      const byName = (): void => invite(callId, user, []);
      if (replaces === null) {
        byName();
        return;
      }
      invite(callId, user, [`Replaces: ${replaces}`, 'Require: replaces'], (status) => {
        if (!notReplaced.includes(status)) return false;
        byName();
        return true;
      });
    },
  };
};
