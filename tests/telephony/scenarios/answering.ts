import { callerTone, seatTones } from '../peers/peer.ts';
import type { Seat } from '../testSeat.ts';
import type { Ground, Scenario } from './scenario.ts';

/** A caller rings at the first seat. */
export const rung = async ({ peer, seat }: Ground, kind: Parameters<Ground['peer']['call']>[0] = 'patient'): Promise<Seat> => {
  const taker = await seat(1);
  await taker.available();
  void peer.call(kind);
  await taker.happens('rang', { direction: 'in' });
  return taker;
};

/** The first seat talks with a caller and hears him. */
export const talking = async (ground: Ground, kind: Parameters<Ground['peer']['call']>[0] = 'patient'): Promise<Seat> => {
  const taker = await rung(ground, kind);
  await taker.command({ type: 'answer' });
  await taker.happens('answered');
  await taker.hears(callerTone);
  return taker;
};

export const ring: Scenario = async (ground) => {
  const taker = await rung(ground);
  await taker.inCall('ringing');
};

export const answer: Scenario = async (ground) => {
  const taker = await talking(ground);
  await taker.command({ type: 'hang_up' });
  await taker.happens('ended', { by: 'seat' });
  await taker.hearsNot(callerTone);
};

export const callerHangsUp: Scenario = async (ground) => {
  const taker = await talking(ground, 'hangs_up');
  await taker.happens('ended', { by: 'caller' });
  await taker.inCall(null);
};

/** A tone goes out and comes back: what the seat says is heard, and it hears what is said. */
export const audioBothWays: Scenario = async ({ peer, seat }) => {
  const taker = await seat(1);
  await taker.command({ type: 'dial', number: peer.echoNumber, line: '12345' });
  await taker.happens('answered');
  await taker.hears(seatTones[0]);
  await taker.command({ type: 'mute', on: true });
  await taker.hearsNot(seatTones[0]);
  await taker.command({ type: 'mute', on: false });
  await taker.hears(seatTones[0]);
};

export const abandon: Scenario = async (ground) => {
  const taker = await rung(ground, 'gives_up');
  await taker.happens('ended', { by: 'abandoned' });
  await taker.inCall(null);
};

export const reject: Scenario = async (ground) => {
  const taker = await rung(ground);
  await taker.command({ type: 'reject' });
  await taker.happens('ended', { by: 'seat' });
  await taker.inCall(null);
};

/** From seat to seat, and to a number nobody has. */
export const outbound: Scenario = async ({ peer, seat }) => {
  const [from, to] = [await seat(1), await seat(2)];
  await from.command({ type: 'dial', number: peer.deadNumber, line: '12345' });
  await from.happens('ended', { by: 'failed' });
  await from.command({ type: 'dial', number: to.account.user, line: '12345' });
  await to.happens('rang', { direction: 'in' });
  await to.command({ type: 'answer' });
  await from.happens('answered');
  await from.hears(seatTones[1]);
  await to.hears(seatTones[0]);
  await to.command({ type: 'hang_up' });
  await from.happens('ended', { by: 'caller' });
};
