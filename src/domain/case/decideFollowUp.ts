import { accept, isBlank, refuse, type Command, type Events } from './answer.ts';
import type { Case } from './case.ts';
import type { CommandEnvelope } from './command.ts';
import type { DecideContext } from './decideContext.ts';
import type { CaseEvent } from './event.ts';
import { fedBackAt, isBad, missedAttempts } from './followUpFacts.ts';
import { isSampled } from './followUpSample.ts';
import { mayText } from './textMessages.ts';

/**
 * Asks the caller. A first sample settles the case: verified, or back to be done again with the reason, in the same step.
 * A second one, asked by somebody else or by text message, only stands beside it.
 */
export const followUp = (state: Case, command: Command<'follow_up'>, { actor, at }: CommandEnvelope, { rules }: DecideContext): Events => {
  const { contacted, solved, satisfied, sample, missed, callAgainAt, reason, note } = command.followUp;
  const given = { ...command.followUp, at, by: actor.userId };
  if (contacted && (solved === null || satisfied === null)) return refuse('follow_up_incomplete');
  if (missed === 'call_later' && (callAgainAt === undefined || callAgainAt <= at)) return refuse('follow_up_incomplete');
  if (actor.role === 'system') return answeredByText(state, given);
  const reasonName = rules.loop.followUp.unsatisfiedReasons.find(({ id }) => id === reason)?.name;
  if (reason !== undefined && reasonName === undefined) return refuse('reason_not_in_list');
  const asked: CaseEvent = { type: 'followed_up', followUp: given };
  if (sample === 'second') {
    const first = state.followUps.filter((each) => each.sample !== 'second' && each.contacted);
    if (first.length === 0) return refuse('wrong_state', { state: state.state });
    return first.some(({ by }) => by === actor.userId) ? refuse('same_sampler') : accept(asked);
  }
  if (actor.role === 'supervisor') return refuse('role_not_allowed', { role: actor.role });
  if (state.state !== 'fed_back') return refuse('wrong_state', { state: state.state });
  if (!contacted) return accept(asked);
  if (!isBad(given)) return accept(asked, { type: 'verified', basis: 'follow_up' });
  if (reasonName === undefined && isBlank(note)) return refuse('reason_required');
  const why = [reasonName ?? '', note].filter((each) => !isBlank(each)).join('：');
  return accept(asked, { type: 'reworked', assignmentIds: fedBack(state), reason: why });
};

/**
 * What a caller answered to a text message: content, he closes the case that waits for his word. Otherwise a person calls
 * him before any work is sent back, and the answer stands beside that call's.
 */
const answeredByText = (state: Case, given: Case['followUps'][number]): Events => {
  if (given.channel !== 'sms') return refuse('role_not_allowed', { role: 'system' });
  if (!['fed_back', 'verified', 'closed'].includes(state.state)) return refuse('wrong_state', { state: state.state });
  const beside = accept({ type: 'followed_up', followUp: { ...given, sample: 'second' } });
  if (!given.contacted) return beside;
  const answered = state.followUps.some(({ contacted, channel, at }) => contacted && channel === 'sms' && at >= (fedBackAt(state) ?? 0));
  if (answered) return refuse('already_decided', { by: 'sms' });
  if (state.state !== 'fed_back' || isBad(given)) return beside;
  return accept({ type: 'followed_up', followUp: { ...given, sample: 'first' } }, { type: 'verified', basis: 'follow_up' }, { type: 'closed' });
};

const fedBack = (state: Case): readonly string[] =>
  state.assignments.filter(({ state: each, kind }) => each === 'fed_back' && kind !== 'recheck').map(({ id }) => id);

export const inviteBySms = (state: Case): Events => {
  if (state.state !== 'fed_back') return refuse('wrong_state', { state: state.state });
  return mayText(state) ? accept({ type: 'invited_by_sms' }) : refuse('sms_not_allowed');
};

/** Without the caller's word only where the sampling rule passes him over, he left no number, or he was tried often enough. */
export const verify = (state: Case, { basis, note }: Command<'verify'>, { rules }: DecideContext): Events => {
  if (state.state !== 'fed_back') return refuse('wrong_state', { state: state.state });
  const needed = rules.loop.followUp.attempts;
  const attempts = missedAttempts(state);
  switch (basis) {
    case 'not_sampled':
      if (isSampled(state, rules)) return refuse('sampled');
      break;
    case 'no_caller':
      if (state.intake.callerId !== null) return refuse('caller_known');
      break;
    case 'unreachable':
      if (attempts < needed) return refuse('attempts_missing', { attempts: String(attempts), needed: String(needed) });
      break;
    default:
      return basis satisfies never;
  }
  return accept({ type: 'verified', basis, note });
};
