import { abandon, answer, audioBothWays, autoAnswer, callerHangsUp, mute, outbound, pcmaAlone, reject, ring } from './answering.ts';
import {
  attendedTransfer,
  blindTransfer,
  blindTransferDeclined,
  blindTransferRefused,
  consultDeclined,
  digits,
  handOver,
  handOverRefused,
  handOverUnanswered,
  hold,
  holdMusic,
  threeWay,
} from './control.ts';
import {
  backupExchange,
  exchangeKilled,
  exchangeStopped,
  hangUpUnheard,
  microphoneUnplugged,
  multipartLocation,
  packetLoss,
  reoffer,
  socketDropped,
} from './resilience.ts';
import { callWaiting, conference, listenIn, parkAndFetch, pickUp } from './secondCall.ts';
import { atTheCentral } from './atTheCentral.ts';
import { twoDesks } from './twoDesks.ts';
import { wholeSeat } from './wholeSeat.ts';
import type { Scenario } from './scenario.ts';

/** In the order of the table. */
export const scenarioList: Readonly<Record<string, Scenario>> = {
  ring,
  answer,
  'audio both ways': audioBothWays,
  'PCMA alone': pcmaAlone,
  mute,
  'caller hangs up': callerHangsUp,
  abandon,
  reject,
  're-offer': reoffer,
  'auto-answer': autoAnswer,
  outbound,
  hold,
  'hold music': holdMusic,
  'digits read': digits,
  'call waiting': callWaiting,
  'blind transfer': blindTransfer,
  'blind declined': blindTransferDeclined,
  'blind refused': blindTransferRefused,
  'attended transfer': attendedTransfer,
  'consult declined': consultDeclined,
  'three-way': threeWay,
  'one-key with case': handOver,
  'one-key refused': handOverRefused,
  'one-key unanswered': handOverUnanswered,
  'park and fetch': parkAndFetch,
  'pick-up': pickUp,
  conference,
  'listen in': listenIn,
  'multipart location': multipartLocation,
  'WebSocket drop': socketDropped,
  'hang-up unheard': hangUpUnheard,
  'backup exchange': backupExchange,
  'exchange killed': exchangeKilled,
  'exchange stopped': exchangeStopped,
  '5 % packet loss': packetLoss,
  'microphone unplugged': microphoneUnplugged,
  'queue at the central': atTheCentral,
  'one-key, two desks': twoDesks,
  'npm start -- --sip': wholeSeat,
};
