import { callerTone, seatTones } from '../peers/peer.ts';
import type { Seat } from '../testSeat.ts';
import { talking } from './answering.ts';
import { talkingWithThird } from './control.ts';
import type { Scenario } from './scenario.ts';

const [ownTone, otherTone, thirdTone] = seatTones;

const dials = async (from: Seat, number: string): Promise<void> => {
  await from.command({ type: 'dial', number, line: '12345' });
};

/** A second caller knocks: taking him holds the first, swapping brings the first back, and who hangs up leaves the other. */
export const callWaiting: Scenario = async (ground) => {
  const second = await ground.seat(2);
  const { taker, caller } = await talkingWithThird(ground);
  await caller.hears(ownTone);
  await dials(second, taker.account.user);
  const { callId } = await taker.happens('rang', { direction: 'in' });
  await taker.hears(thirdTone);
  await taker.command({ type: 'answer' }, callId);
  await taker.happens('held', { on: true });
  await second.hears(ownTone);
  await taker.hears(otherTone);
  await caller.hearsNot(ownTone);
  await taker.command({ type: 'swap' });
  await caller.hears(ownTone);
  await taker.hears(thirdTone);
  await second.hearsNot(ownTone);
  await second.command({ type: 'hang_up' });
  await taker.happens('ended', { callId, by: 'caller' });
  await taker.inCall('talking');
  await taker.hears(thirdTone);
};

/** The caller waits in a parking place, and a colleague fetches him from there. */
export const parkAndFetch: Scenario = async (ground) => {
  const colleague = await ground.seat(2);
  const taker = await talking(ground);
  await taker.command({ type: 'transfer', number: 'park', caseNumber: null });
  const { parkedAt } = await taker.happens('transfer', { phase: 'done' });
  await taker.inCall(null);
  await dials(colleague, parkedAt);
  await colleague.happens('answered');
  await colleague.hears(callerTone);
};

/** 代接: what rings at a colleague's seat is answered here. */
export const pickUp: Scenario = async ({ seat }) => {
  const [taker, absent, caller] = [await seat(1), await seat(2), await seat(3)];
  await dials(caller, absent.account.user);
  await absent.happens('rang', { direction: 'in' });
  await dials(taker, `pickup-${absent.account.user}`);
  await taker.hears(thirdTone);
  await caller.hears(ownTone);
  await absent.inCall(null);
  await absent.notYet('answered');
};

/** Three seats in one conference. */
export const conference: Scenario = async ({ seat }) => {
  const [first, second, third] = [await seat(1), await seat(2), await seat(3)];
  for (const each of [first, second, third]) {
    await dials(each, 'conf-12345-20261124-00017');
    await each.happens('answered');
  }
  await first.hears(otherTone);
  await first.hears(thirdTone);
  await second.hears(ownTone);
  await third.hears(otherTone);
};

/** The shift lead hears a call unheard, speaks to the call-taker alone, then to both; a call-taker may not. */
export const listenIn: Scenario = async (ground) => {
  const [lead, colleague] = [await ground.seat(3), await ground.seat(2)];
  const taker = await talking(ground);
  await dials(colleague, `listen-${taker.account.user}`);
  await colleague.happens('ended', { by: 'failed' });
  await dials(lead, `listen-${taker.account.user}`);
  await lead.hears(callerTone);
  await lead.hears(ownTone);
  await taker.hearsNot(thirdTone);
  await lead.command({ type: 'hang_up' });
  await lead.inCall(null);
  await dials(lead, `whisper-${taker.account.user}`);
  await taker.hears(thirdTone);
  await taker.inCall('talking');
};
