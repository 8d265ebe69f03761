import { spawnSync } from 'node:child_process';
import { callerTone, seatTones } from '../peers/peer.ts';
import { talking } from './answering.ts';
import { talkingWithThird } from './control.ts';
import type { Scenario } from './scenario.ts';

/** The socket is gone in mid-call: the audio goes on, the phone comes back by itself, and the caller's hanging up is not missed. */
export const socketDropped: Scenario = async (ground) => {
  const { taker, caller } = await talkingWithThird(ground);
  await taker.dropSocket();
  await taker.happens('phone_lost');
  await taker.hears(seatTones[2]);
  await caller.hears(seatTones[0]);
  await taker.happens('phone_registered');
  await taker.hears(seatTones[2]);
  await caller.command({ type: 'hang_up' });
  await taker.happens('ended', { by: 'caller' });
};

/** The caller hangs up while the seat is cut off: nobody can tell it then, and it is told as soon as it is back. */
export const hangUpUnheard: Scenario = async (ground) => {
  const relay = await ground.relay();
  const [taker, caller] = [await ground.seat(1, { server: relay.url }), await ground.seat(3)];
  await caller.command({ type: 'dial', number: taker.account.user, line: '12345' });
  await taker.happens('rang', { direction: 'in' });
  await taker.command({ type: 'answer' });
  await taker.hears(seatTones[2]);
  relay.pull();
  await taker.happens('phone_lost');
  await caller.command({ type: 'hang_up' });
  await caller.happens('ended', { by: 'seat' });
  await taker.notYet('ended');
  await relay.putBack();
  await taker.happens('phone_registered');
  await taker.happens('ended');
  await taker.inCall(null);
};

/** Two ways to the exchange: the second for the time the first is away, and back again by itself while no call would notice. */
export const backupExchange: Scenario = async (ground) => {
  const [first, backup] = [await ground.relay(), await ground.relay()];
  const [taker, caller] = [await ground.seat(1, { server: first.url, backupServer: backup.url }), await ground.seat(3)];
  const called = async (): Promise<void> => {
    await caller.command({ type: 'dial', number: taker.account.user, line: '12345' });
    await taker.happens('rang', { direction: 'in' });
    await taker.command({ type: 'answer' });
    await taker.hears(seatTones[2]);
    await caller.command({ type: 'hang_up' });
    await taker.happens('ended', { by: 'caller' });
  };
  first.pull();
  await taker.happens('phone_lost');
  await taker.happens('phone_registered');
  await called();
  await first.putBack();
  await taker.happens('phone_lost');
  await taker.happens('phone_registered');
  backup.pull();
  await called();
};

/** The exchange dies in mid-call and comes back: said at once, the call is over or goes on as its media does, and the next one works without a hand on the seat. */
export const exchangeKilled: Scenario = async (ground) => {
  const { peer } = ground;
  const { taker, caller } = await talkingWithThird(ground);
  await peer.kill();
  await taker.happens('phone_lost');
  await caller.happens('phone_lost');
  await peer.revive();
  await taker.happens('phone_registered');
  await caller.happens('phone_registered');
  if (peer.outlived) {
    await taker.hears(seatTones[2]);
    await caller.command({ type: 'hang_up' });
  }
  await taker.happens('ended');
  await caller.happens('ended');
  await caller.command({ type: 'dial', number: taker.account.user, line: '12345' });
  await taker.happens('rang', { direction: 'in' });
  await taker.command({ type: 'answer' });
  await caller.hears(seatTones[0]);
};

const longestUnnoticed = 10_000;

/** The exchange hangs without closing anything: noticed within ten seconds. */
export const exchangeStopped: Scenario = async ({ peer, seat }) => {
  const taker = await seat(1);
  peer.freeze(true);
  const began = Date.now();
  try {
    await taker.happens('phone_lost', { reason: 'unreachable' });
  } finally {
    peer.freeze(false);
  }
  const noticed = (await taker.when('phone_lost')) - began;
  if (noticed > longestUnnoticed) throw new Error(`noticed after ${(noticed / 1_000).toFixed(1)} s`);
  await taker.happens('phone_registered');
};

const firewall = (...words: readonly string[]): void => {
  const { status, stderr } = spawnSync('iptables', [...words, 'INPUT', '-i', 'lo', '-p', 'udp', '-m', 'statistic', '--mode', 'random', '--probability', '0.05', '-j', 'DROP']);
  if (status !== 0) throw new Error(`iptables: ${stderr.toString()}`);
};

/** One packet in twenty is lost: the caller is still understood, and the seat says that the line is poor. */
export const packetLoss: Scenario = async (ground) => {
  const taker = await talking(ground);
  firewall('-A');
  try {
    await taker.saysOfQuality((lossPercent) => lossPercent >= 1);
    await taker.hears(callerTone);
  } finally {
    firewall('-D');
  }
};

/** An emergency network's INVITE: the call is answered all the same, and the place it names is shown. */
export const multipartLocation: Scenario = async ({ peer, seat }) => {
  const taker = await seat(1);
  await taker.available();
  void peer.callFromPlace();
  await taker.happens('rang', { direction: 'in' });
  await taker.happens('location_received');
  await taker.command({ type: 'answer' });
  await taker.happens('answered');
};

/** Who does not want the caller passes him on to the next seat. */
export const reoffer: Scenario = async ({ peer, seat }) => {
  const both = [await seat(1), await seat(2)] as const;
  for (const each of both) await each.available();
  void peer.call('patient');
  const rung = both.map(async (each) => {
    await each.happens('rang', { direction: 'in' });
    return each;
  });
  const declining = await Promise.race(rung);
  await declining.command({ type: 'reject' });
  const [one, other] = await Promise.all(rung);
  const taking = one === declining ? other : one;
  await taking?.command({ type: 'answer' });
  await taking?.happens('answered');
  await taking?.hears(callerTone);
};

/** The headset is pulled out in mid-call: the next microphone takes its place, the call goes on. */
export const microphoneUnplugged: Scenario = async (ground) => {
  const { taker, caller } = await talkingWithThird(ground);
  await caller.hears(seatTones[0]);
  await taker.unplugMicrophone();
  await caller.hears(seatTones[0]);
  await taker.hears(seatTones[2]);
};
