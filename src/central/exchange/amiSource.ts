import { v7 as newId } from 'uuid';
import { bridgeChannel } from './translateBridge.ts';
import type { Logger } from 'pino';
import { openAmiClient } from './amiClient.ts';
import type { ExchangeSource, SourceListener } from './exchangeSource.ts';
import { emptyAmi, translateAmi } from './translateAmi.ts';

/** Queue and agent events of an Asterisk (deploy/asterisk), and QueuePause. */
export const openAmiSource = (url: string, secret: string, log: Logger, now: () => number, listener: SourceListener): ExchangeSource => {
  let state = emptyAmi;
  const take = (event: Readonly<Record<string, string>>): void => {
    const [next, events] = translateAmi(state, event, now());
    state = next;
    if (events.length > 0) listener.onEvents(events.map((each) => ({ ...each, id: newId() })));
  };
  const client = openAmiClient(new URL(url), secret, {
    onReady: (ready) => {
      listener.onConnected(true);
      // What happened while we were away is in no event: the queues are asked how they stand now.
      take({ Event: 'QueueStatusBegin' });
      ready.act({ Action: 'QueueStatus' }).catch((error: unknown) => log.warn({ error }, 'queues not read'));
    },
    onLost: (why) => {
      listener.onConnected(false);
      log.warn({ why }, 'connection to Asterisk lost');
    },
    onEvent: (event) => {
      if (event['Event'] !== 'QueueStatusComplete') return take(event);
      const { listed, calls } = state;
      state = { ...state, listed: null };
      for (const callId of calls) {
        if (listed?.has(callId) === false) take({ Event: 'Hangup', Uniqueid: callId });
      }
    },
  });
  return {
    setSeatState: async (seat, wanted, lines) => {
      const pause = (fields: Readonly<Record<string, string>>) => client.act({ Action: 'QueuePause', Interface: `PJSIP/${seat}`, ...fields });
      if (wanted !== 'available') {
        await pause({ Paused: 'true', Reason: wanted });
        return;
      }
      for (const line of ['12345', '110'] as const) {
        const queue = { Queue: `calltakers-${line}` };
        if (lines.includes(line)) await pause({ ...queue, Paused: 'false' });
        // Of a line he does not take he may well be no member, which Asterisk calls an error.
        else await pause({ ...queue, Paused: 'true', Reason: 'break' }).catch(() => undefined);
      }
    },
    // A caller's call is named by his channel's id, and the recording hangs on his channel.
    setRecording: async (callId, on) => {
      await client.act({ Action: 'MixMonitorMute', Channel: callId, Direction: 'both', State: on ? '0' : '1' });
    },
    startBridge: async ({ callId, worker, citizen, shown, workerRingSeconds, citizenRingSeconds }) => {
      await client.act({
        Action: 'Originate',
        Channel: `PJSIP/${worker}@trunk`,
        ChannelId: bridgeChannel(callId),
        CallerID: `${shown} <${shown}>`,
        Timeout: String(workerRingSeconds * 1_000),
        // deploy/asterisk/extensions.conf rings the citizen from there, when the worker has answered.
        Context: 'bridge',
        Exten: citizen,
        Priority: '1',
        Variable: `LIANXI_SHOWN=${shown},LIANXI_RING=${citizenRingSeconds}`,
        Async: 'true',
      });
    },
    endBridge: async (callId) => {
      // A channel that is gone is what was wanted.
      await client.act({ Action: 'Hangup', Channel: bridgeChannel(callId) }).catch((error: unknown) => {
        if (!(error instanceof Error) || !/no such channel/iu.test(error.message)) throw error;
      });
    },
    stop: client.stop,
  };
};
