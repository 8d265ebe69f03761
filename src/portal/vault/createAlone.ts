/** Runs `act` unless this or another tab is at it already; answers whether it ran. */
export type Alone = (name: string, act: () => Promise<void>) => Promise<boolean>;

/** Web Locks exist on HTTPS and on loopback only; elsewhere at least this tab is alone, and sending twice is harmless (same ids). */
export const createAlone = (locks: LockManager | undefined): Alone => {
  const running = new Set<string>();
  return async (name, act) => {
    if (running.has(name)) return false;
    running.add(name);
    try {
      if (locks === undefined) {
        await act();
        return true;
      }
      return await locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock === null) return false;
        await act();
        return true;
      });
    } finally {
      running.delete(name);
    }
  };
};
