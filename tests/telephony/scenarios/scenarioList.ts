import { abandon, answer, audioBothWays, callerHangsUp, outbound, reject, ring } from './answering.ts';
import { attendedTransfer, blindTransfer, blindTransferRefused, consultDeclined, digits, handOver, handOverRefused, hold, threeWay } from './control.ts';
import { exchangeKilled, exchangeStopped, microphoneUnplugged, multipartLocation, packetLoss, reoffer, socketDropped } from './resilience.ts';
import { wholeSeat } from './wholeSeat.ts';
import type { Scenario } from './scenario.ts';

/** In the order of the table. */
export const scenarioList: Readonly<Record<string, Scenario>> = {
  ring,
  answer,
  'audio both ways': audioBothWays,
  'caller hangs up': callerHangsUp,
  abandon,
  reject,
  're-offer': reoffer,
  outbound,
  hold,
  'digits read': digits,
  'blind transfer': blindTransfer,
  'blind refused': blindTransferRefused,
  'attended transfer': attendedTransfer,
  'consult declined': consultDeclined,
  'three-way': threeWay,
  'one-key with case': handOver,
  'one-key refused': handOverRefused,
  'multipart location': multipartLocation,
  'WebSocket drop': socketDropped,
  'exchange killed': exchangeKilled,
  'exchange stopped': exchangeStopped,
  '5 % packet loss': packetLoss,
  'microphone unplugged': microphoneUnplugged,
  'npm start -- --sip': wholeSeat,
};
