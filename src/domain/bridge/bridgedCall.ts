import type { ContactCallRecord, ContactEvidence } from '../case/case.ts';
import type { Instant } from '../tenant.ts';

/** 中心代拨: the exchange rings the worker's own telephone, then the citizen's, and joins the two. */
export type BridgeStep = 'worker_ringing' | 'worker_answered' | 'citizen_ringing' | 'citizen_answered' | 'ended';

/** Why it ended. `answered`: they talked. `given_up`: the worker hung up first. `failed`: the exchange could not, or lost sight of it. */
export type BridgeEnd = 'answered' | 'no_answer' | 'busy' | 'unreachable' | 'given_up' | 'worker_no_answer' | 'failed';

/** One such call as the exchange has told it so far. */
export interface BridgedCall {
  readonly callId: string;
  /** User id of the worker. */
  readonly by: string;
  readonly step: BridgeStep;
  readonly startedAt: Instant;
  /** The citizen's telephone rang. */
  readonly rangAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly end: BridgeEnd | null;
}

export const startBridge = (callId: string, by: string, at: Instant): BridgedCall => ({
  callId, by, step: 'worker_ringing', startedAt: at, rangAt: null, answeredAt: null, endedAt: null, end: null,
});

const order: readonly BridgeStep[] = ['worker_ringing', 'worker_answered', 'citizen_ringing', 'citizen_answered', 'ended'];

/** Steps go forward only: what the exchange says twice, or late, changes nothing. */
export const stepBridge = (call: BridgedCall, step: BridgeStep, end: BridgeEnd | null, at: Instant): BridgedCall => {
  if (order.indexOf(step) <= order.indexOf(call.step)) return call;
  switch (step) {
    case 'worker_ringing':
    case 'worker_answered':
      return { ...call, step };
    case 'citizen_ringing':
      return { ...call, step, rangAt: at };
    case 'citizen_answered':
      return { ...call, step, rangAt: call.rangAt ?? at, answeredAt: at };
    case 'ended':
      return { ...call, step, endedAt: at, end: call.answeredAt === null ? (end === 'answered' ? 'failed' : (end ?? 'failed')) : 'answered' };
    default:
      return step satisfies never;
  }
};

const results: Readonly<Record<BridgeEnd, ContactCallRecord['result'] | null>> = {
  answered: 'answered', no_answer: 'no_answer', busy: 'busy', unreachable: 'unreachable', given_up: 'given_up', worker_no_answer: null, failed: null,
};

/**
 * What goes into the case when the call is over: null while it lasts, and when the citizen was never rung, for then nobody tried to reach him.
 * Whole seconds of talk; less than one is no talk.
 */
export const contactOfBridge = (call: BridgedCall): ContactEvidence | null => {
  const { endedAt, end, answeredAt, startedAt } = call;
  const result = end === null ? null : results[end];
  if (endedAt === null || result === null || (result === 'given_up' && call.rangAt === null)) return null;
  const seconds = answeredAt === null ? 0 : Math.floor(Math.max(0, endedAt - answeredAt) / 1_000);
  return {
    at: answeredAt ?? call.rangAt ?? startedAt,
    channel: 'call',
    outcome: seconds > 0 ? 'reached' : 'no_answer',
    seconds,
    callId: call.callId,
    note: '',
    call: { startedAt, answeredAt, endedAt, result, by: call.by },
  };
};
