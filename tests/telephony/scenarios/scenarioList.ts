import { abandon, answer, audioBothWays, callerHangsUp, outbound, reject, ring } from './answering.ts';
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
};
