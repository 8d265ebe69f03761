/** Which exchange the phone uses: the first as long as it can be had, the backup for the time it cannot. */
export interface ServerChoice {
  readonly current: () => string;
  /** The exchange in use was lost or refused to open: the other one is next. */
  readonly failed: () => void;
  /** The first one answers again: true when the phone should move back to it. */
  readonly firstIsBack: () => boolean;
  readonly isBackup: () => boolean;
}

/** Twice in a row before the other is tried: one lost socket is most often the network's, and calls hang on the first. */
const patience = 2;

export const createServerChoice = (first: string, backup: string): ServerChoice => {
  let onBackup = false;
  let failures = 0;
  return {
    current: () => (onBackup ? backup : first),
    failed: () => {
      failures += 1;
      if (backup === '' || failures < patience) return;
      failures = 0;
      onBackup = !onBackup;
    },
    firstIsBack: () => {
      const moves = onBackup;
      onBackup = false;
      failures = 0;
      return moves;
    },
    isBackup: () => onBackup,
  };
};
