import { useEffect, useRef, useState } from 'react';
import { contactCallSchema, type ContactCall } from '#contract/central/contactCalls.ts';
import { ContractError } from '#contract/errors.ts';
import type { Instant } from '#domain/tenant.ts';
import { useWork } from '../app/portalContext.ts';
import type { Task } from '../tasks/task.ts';

const askEvery = 1_000;

/** One call made by the exchange: begun here, followed until it stands in the case, also by a page that was closed in between. */
export const useContactCall = (task: Task, callId: string | null, onCallId: (callId: string | null) => void) => {
  const { client, newId, refresh } = useWork();
  const [call, setCall] = useState<ContactCall | null>(null);
  const [problem, setProblem] = useState<ContractError | null>(null);
  const [starting, setStarting] = useState(false);
  /** By this phone's clock; what counts is on the exchange's record. */
  const [talkingSince, setTalkingSince] = useState<Instant | null>(null);
  const forgotten = useRef(onCallId);
  useEffect(() => {
    forgotten.current = onCallId;
  });
  const current = call !== null && call.callId === callId ? call : null;
  const isFollowed = callId !== null && current?.recorded !== true;

  const show = (state: ContactCall): void => {
    setCall(state);
    setProblem(null);
    setTalkingSince((since) => (state.step === 'citizen_answered' ? (since ?? Date.now()) : null));
  };
  const fail = (error: unknown): void => setProblem(error instanceof ContractError ? error : new ContractError('internal'));

  useEffect(() => {
    if (!isFollowed) return;
    let gone = false;
    const ask = (): void => {
      client.call({ method: 'GET', path: `/api/contact-calls/${callId}` }, contactCallSchema).then(
        (state) => {
          if (gone) return;
          show(state);
          if (state.recorded) void refresh();
        },
        (error: unknown) => {
          if (gone) return;
          if (error instanceof ContractError && error.kind === 'not_found') forgotten.current(null);
          else fail(error);
        },
      );
    };
    // At once as well: a page that is opened again in mid-call says so.
    ask();
    const timer = setInterval(ask, askEvery);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [client, callId, isFollowed, refresh]);

  const start = async (): Promise<void> => {
    const id = newId();
    setStarting(true);
    try {
      const body = { callId: id, caseId: task.case.id, assignmentId: task.assignment.id };
      const state = await client.call({ method: 'POST', path: '/api/contact-calls', body }, contactCallSchema);
      onCallId(id);
      show(state);
    } catch (error) {
      fail(error);
    } finally {
      setStarting(false);
    }
  };
  const hangUp = async (): Promise<void> => {
    try {
      show(await client.call({ method: 'POST', path: `/api/contact-calls/${callId ?? ''}/hang-up`, body: {} }, contactCallSchema));
    } catch (error) {
      fail(error);
    }
  };
  return { call: current, problem, starting, talkingSince, start, hangUp };
};
