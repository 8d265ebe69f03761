import { callerTone, seatTones } from '../peers/peer.ts';
import type { Seat } from '../testSeat.ts';
import { talking } from './answering.ts';
import type { Ground, Scenario } from './scenario.ts';

const [ownTone, otherTone, thirdTone] = seatTones;

/** The first seat talks with the third, who is the caller of this story: a phone that obeys REFER with Replaces. */
export const talkingWithThird = async ({ seat }: Ground): Promise<{ readonly taker: Seat; readonly caller: Seat }> => {
  const [taker, caller] = [await seat(1), await seat(3)];
  await caller.command({ type: 'dial', number: taker.account.user, line: '12345' });
  await taker.happens('rang', { direction: 'in' });
  await taker.command({ type: 'answer' });
  await caller.happens('answered');
  await taker.hears(thirdTone);
  return { taker, caller };
};

/** The exchange plays music to whoever is held. */
export const holdMusic: Scenario = async (ground) => {
  const { taker, caller } = await talkingWithThird(ground);
  await caller.hears(ownTone);
  await taker.command({ type: 'hold', on: true });
  await taker.happens('held', { on: true });
  await caller.hearsNot(ownTone);
  await caller.hearsAnything();
};

/** Held: neither side hears the other; both come back. */
export const hold: Scenario = async (ground) => {
  const { taker, caller } = await talkingWithThird(ground);
  await caller.hears(ownTone);
  await taker.command({ type: 'hold', on: true });
  await taker.happens('held', { on: true });
  await taker.hearsNot(thirdTone);
  await caller.hearsNot(ownTone);
  await taker.command({ type: 'hold', on: false });
  await taker.happens('held', { on: false });
  await taker.hears(thirdTone);
  await caller.hears(ownTone);
};

export const blindTransfer: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const taker = await talking(ground);
  await taker.command({ type: 'transfer', number: target.account.user, caseNumber: null });
  await target.happens('rang', { direction: 'in' });
  await target.command({ type: 'answer' });
  await taker.happens('transfer', { phase: 'done' });
  await taker.happens('ended', { by: 'transferred' });
  await target.happens('answered');
  await target.hears(callerTone);
};

/**
 * The colleague declines. Where the exchange says so, the call never left this seat; where it has taken the call over already (Asterisk
 * answers a blind REFER at once), it rings here again.
 */
export const blindTransferDeclined: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const taker = await talking(ground);
  await taker.command({ type: 'transfer', number: target.account.user, caseNumber: null });
  await target.happens('rang', { direction: 'in' });
  await target.command({ type: 'reject' });
  const [asked, decided] = [await taker.happens('transfer'), await taker.happens('transfer')];
  if (asked.phase !== 'asked') throw new Error(`the transfer was ${asked.phase} before it was asked`);
  if (decided.phase === 'done') {
    await taker.happens('rang', { direction: 'in' });
    await taker.command({ type: 'answer' });
  }
  await taker.inCall('talking');
  await taker.hears(callerTone);
};

/** Nobody has that number: the call is back, and the caller is heard as before. */
export const blindTransferRefused: Scenario = async (ground) => {
  const taker = await talking(ground);
  await taker.command({ type: 'transfer', number: ground.peer.deadNumber, caseNumber: null });
  await taker.happens('transfer', { phase: 'failed' });
  await taker.inCall('talking');
  await taker.hears(callerTone);
};

/** Consulting first: the caller hears nothing of it, then both are put through. */
export const attendedTransfer: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const { taker, caller } = await talkingWithThird(ground);
  await taker.command({ type: 'consult', number: target.account.user, caseNumber: null });
  await taker.happens('held', { on: true });
  await target.happens('rang', { direction: 'in' });
  // Not before the colleague has answered is anything called answered.
  await taker.notYet('answered', { callId: (await taker.happens('rang', { direction: 'out' })).callId });
  await target.command({ type: 'answer' });
  await target.hears(ownTone);
  await caller.hearsNot(ownTone);
  await taker.notYet('transfer', { phase: 'done' });
  await taker.command({ type: 'complete' });
  await taker.happens('transfer', { phase: 'done' });
  await taker.inCall(null);
  await target.hears(thirdTone);
  await caller.hears(otherTone);
};

/** The colleague declines: the caller is off hold again without a key pressed. */
export const consultDeclined: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const taker = await talking(ground);
  await taker.command({ type: 'consult', number: target.account.user, caseNumber: null });
  await target.happens('rang', { direction: 'in' });
  await target.command({ type: 'reject' });
  await taker.inCall('talking');
  await taker.hears(callerTone);
};

/** Three hear each other; the call-taker leaves and the two go on. */
export const threeWay: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const { taker, caller } = await talkingWithThird(ground);
  await taker.command({ type: 'consult', number: target.account.user, caseNumber: null });
  await target.happens('rang', { direction: 'in' });
  await target.command({ type: 'answer' });
  await target.hears(ownTone);
  await taker.command({ type: 'join' });
  await taker.happens('joined');
  await caller.hears(ownTone);
  await caller.hears(otherTone);
  await target.hears(thirdTone);
  await target.hears(ownTone);
  await taker.hears(thirdTone);
  await taker.hears(otherTone);
  await taker.command({ type: 'complete' });
  await taker.inCall(null);
  await target.hears(thirdTone);
  await caller.hears(otherTone);
  await target.hearsNot(ownTone);
};

/** One key: the colleague's phone shows the case before anybody speaks, and has the caller when it answers. */
export const handOver: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const { taker, caller } = await talkingWithThird(ground);
  await taker.command({ type: 'hand_over', number: target.account.user, caseNumber: '12345-20261124-00017' });
  await target.happens('rang', { caseNumber: '12345-20261124-00017' });
  // The case is there, the caller is not: he is still the first taker's.
  await target.hearsNot(thirdTone);
  await taker.notYet('transfer', { phase: 'done' });
  await target.command({ type: 'answer' });
  await taker.happens('transfer', { phase: 'done', kind: 'hand_over' });
  await taker.inCall(null);
  await target.hears(thirdTone);
  await caller.hears(otherTone);
};

/** The other side refuses: the caller comes back to whoever had him. */
export const handOverRefused: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const taker = await talking(ground);
  await taker.command({ type: 'hand_over', number: target.account.user, caseNumber: '12345-20261124-00017' });
  await target.happens('rang', { caseNumber: '12345-20261124-00017' });
  await target.command({ type: 'reject' });
  await taker.happens('transfer', { phase: 'failed' });
  await taker.inCall('talking');
  await taker.hears(callerTone);
};

/** Nobody answers: after its patience the phone lets the colleague go, and the caller is back. */
export const handOverUnanswered: Scenario = async (ground) => {
  const target = await ground.seat(2);
  const taker = await talking(ground);
  await taker.command({ type: 'hand_over', number: target.account.user, caseNumber: '12345-20261124-00017' });
  await target.happens('rang', { caseNumber: '12345-20261124-00017' });
  await target.inCall(null);
  await taker.happens('transfer', { phase: 'failed' });
  await taker.inCall('talking');
  await taker.hears(callerTone);
};

/** RFC 4733 digits, read by the exchange or by the far end. */
export const digits: Scenario = async ({ peer, seat }) => {
  const taker = await seat(1);
  await taker.command({ type: 'dial', number: peer.digitsNumber, line: '12345' });
  await taker.happens('answered');
  await taker.command({ type: 'digits', digits: '4071' });
  const read = await peer.digitsRead(4);
  if (read !== '4071') throw new Error(`the exchange read ${read}`);
};
