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
};

/** China's codec and nothing else in what the far ends and the seats offer: calls from outside, of a seat and between seats are spoken in it. */
export const pcmaAlone: Scenario = async (ground) => {
  const [taker, other] = [await ground.seat(1, { pcmaAlone: true }), await ground.seat(2, { pcmaAlone: true })];
  const spokenIn = async (which: string): Promise<void> => {
    const codecs = (await taker.codecs()).join(', ');
    if (codecs !== 'audio/PCMA') throw new Error(`the call ${which} is spoken in ${codecs}`);
  };
  await taker.available();
  void ground.peer.call('patient');
  await taker.happens('rang', { direction: 'in' });
  await taker.command({ type: 'answer' });
  await taker.hears(callerTone);
  await spokenIn('from outside');
  await taker.command({ type: 'hang_up' });
  await taker.inCall(null);
  await taker.command({ type: 'dial', number: other.account.user, line: '12345' });
  await other.happens('rang', { direction: 'in' });
  await other.command({ type: 'answer' });
  await taker.hears(seatTones[1]);
  await other.hears(seatTones[0]);
  await spokenIn('between seats');
};

/** Muted, the far end hears nothing of the seat, and the seat goes on hearing him. */
export const mute: Scenario = async ({ peer, seat }) => {
  const taker = await seat(1);
  await taker.command({ type: 'dial', number: peer.echoNumber, line: '12345' });
  await taker.happens('answered');
  await taker.hears(seatTones[0]);
  await taker.command({ type: 'mute', on: true });
  await taker.hearsNot(seatTones[0]);
  await taker.command({ type: 'mute', on: false });
  await taker.hears(seatTones[0]);
};

/** A seat with its headset on answers without a key. */
export const autoAnswer: Scenario = async (ground) => {
  const taker = await ground.seat(1, { answersItself: true });
  await taker.available();
  void ground.peer.call('patient');
  await taker.happens('rang', { direction: 'in' });
  await taker.happens('answered');
  await taker.hears(callerTone);
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

/** A seat on its break is passed over, though its telephone is there and free; back from it, it is rung. */
export const pausedSeat: Scenario = async ({ peer, seat }) => {
  const [away, free] = [await seat(1), await seat(2)];
  await free.available();
  void peer.call('gives_up');
  await free.happens('rang', { direction: 'in' });
  await free.happens('ended', { by: 'abandoned' });
  await away.notYet('rang');
  await away.available();
  await free.command({ type: 'dial', number: peer.echoNumber, line: '12345' });
  await free.happens('answered');
  void peer.call('patient');
  await away.happens('rang', { direction: 'in' });
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
