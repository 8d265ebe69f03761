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

/** The exchange dies and comes back: said at once, and the next call works without a hand on the seat. */
export const exchangeKilled: Scenario = async ({ peer, seat }) => {
  const [from, to] = [await seat(1), await seat(2)];
  await peer.kill();
  await from.happens('phone_lost');
  await to.happens('phone_lost');
  await peer.revive();
  await from.happens('phone_registered');
  await to.happens('phone_registered');
  await from.command({ type: 'dial', number: to.account.user, line: '12345' });
  await to.happens('rang', { direction: 'in' });
  await to.command({ type: 'answer' });
  await from.hears(seatTones[1]);
};

const longestUnnoticed = 10_000;

/** The exchange hangs without closing anything: noticed within ten seconds. */
export const exchangeStopped: Scenario = async ({ peer, seat }) => {
  const taker = await seat(1);
  peer.freeze(true);
  const began = performance.now();
  try {
    await taker.happens('phone_lost', { reason: 'unreachable' });
  } finally {
    peer.freeze(false);
  }
  const noticed = performance.now() - began;
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
export const reoffer: Scenario = async (ground) => {
  const [first, second] = [await ground.seat(1), await ground.seat(2)];
  await first.available();
  void ground.peer.call('patient');
  await first.happens('rang', { direction: 'in' });
  await second.available();
  await first.command({ type: 'reject' });
  await second.happens('rang', { direction: 'in' });
  await second.command({ type: 'answer' });
  await second.happens('answered');
  await second.hears(callerTone);
};

/** The headset is pulled out in mid-call: the next microphone takes its place, the call goes on. */
export const microphoneUnplugged: Scenario = async (ground) => {
  const { taker, caller } = await talkingWithThird(ground);
  await caller.hears(seatTones[0]);
  await taker.unplugMicrophone();
  await caller.hears(seatTones[0]);
  await taker.hears(seatTones[2]);
};
