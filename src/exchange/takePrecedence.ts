import { constants, setPriority } from 'node:os';

/**
 * Sound that is late is lost, everything else on the machine can wait: this process asks to run before others. On Linux that
 * needs CAP_SYS_NICE (or root); without the right it runs like any other.
 */
export const takePrecedence = (): void => {
  try {
    setPriority(constants.priority.PRIORITY_ABOVE_NORMAL);
  } catch {
    // Not allowed: no reason not to start.
  }
};
