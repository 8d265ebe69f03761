import type { BridgeEnd } from '#domain/bridge/bridgedCall.ts';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';
import type { AmiMessage } from './amiFrames.ts';

type BridgeEvent = Omit<Extract<ExchangeEvent, { readonly type: 'bridge' }>, 'id'>;

const prefix = 'lianxi-bridge-';
/** The worker's channel is named by us, so that every event of the call says which call it is, also to a central that was away. */
export const bridgeChannel = (callId: string): string => prefix + callId;
const callOf = (channel: string | undefined): string | null => (channel?.startsWith(prefix) === true ? channel.slice(prefix.length) : null);

/** DialStatus of DialEnd. */
const ends: Readonly<Record<string, BridgeEnd>> = {
  BUSY: 'busy', NOANSWER: 'no_answer', CANCEL: 'given_up', CHANUNAVAIL: 'unreachable', CONGESTION: 'unreachable', INVALIDARGS: 'unreachable',
};

/**
 * Asterisk's events of a call made for a unit. Originate dials the worker's channel (DialBegin and DialEnd name it as the destination); the dial
 * plan then dials the citizen from it. Null for an event of anything else.
 */
export const translateBridge = (
  known: ReadonlyMap<string, BridgeEnd>,
  event: AmiMessage,
  at: number,
): readonly [ReadonlyMap<string, BridgeEnd>, readonly BridgeEvent[]] | null => {
  const worker = callOf(event['DestUniqueid']);
  const citizen = callOf(event['Uniqueid']);
  const callId = worker ?? citizen;
  if (callId === null) return null;
  const says = (step: BridgeEvent['step']): readonly BridgeEvent[] => [{ type: 'bridge', at, callId, step, end: null }];
  const noted = (end: BridgeEnd): ReadonlyMap<string, BridgeEnd> => new Map(known).set(callId, end);
  const over = (end: BridgeEnd): readonly [ReadonlyMap<string, BridgeEnd>, readonly BridgeEvent[]] => {
    const open = new Map(known);
    open.delete(callId);
    return [open, [{ type: 'bridge', at, callId, step: 'ended', end }]];
  };
  switch (event['Event'] ?? '') {
    case 'DialBegin':
      return [known, says(worker === null ? 'citizen_ringing' : 'worker_ringing')];
    case 'DialEnd': {
      const answered = event['DialStatus'] === 'ANSWER';
      if (worker !== null) return answered ? [noted('given_up'), says('worker_answered')] : [noted('worker_no_answer'), []];
      return answered ? [noted('answered'), says('citizen_answered')] : [noted(ends[event['DialStatus'] ?? ''] ?? 'unreachable'), []];
    }
    case 'OriginateResponse':
      // No channel, so no Hangup either: the trunk would not even begin.
      return event['Response'] === 'Failure' ? over('worker_no_answer') : [known, []];
    case 'Hangup':
      return over(known.get(callId) ?? 'worker_no_answer');
    default:
      return null;
  }
};
