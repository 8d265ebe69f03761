import { unsentFiles } from '../files/keptFile.ts';
import { unsentOf } from '../sending/waitingCommand.ts';
import { useStored, useWork } from './portalContext.ts';

/** What this phone has still to send: actions, and photos or voice notes; `stuck` of both were tried many times in vain. */
export const useUnsent = () => {
  const { sender, files } = useWork();
  const commands = unsentOf(useStored(sender.state));
  const unsent = unsentFiles(useStored(files.state));
  const stuck = [...commands, ...unsent].filter(({ entry }) => entry.state === 'dead').length;
  return { commands, files: unsent, stuck };
};
