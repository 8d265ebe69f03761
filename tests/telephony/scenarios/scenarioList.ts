import { abandon, answer, audioBothWays, callerHangsUp, outbound, reject, ring } from './answering.ts';
import { attendedTransfer, blindTransfer, blindTransferRefused, consultDeclined, digits, handOver, handOverRefused, hold, threeWay } from './control.ts';
import type { Scenario } from './scenario.ts';

/** In the order of the table. */
export const scenarioList: Readonly<Record<string, Scenario>> = {
  ring,
  answer,
  'audio both ways': audioBothWays,
  'caller hangs up': callerHangsUp,
  abandon,
  reject,
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
};
