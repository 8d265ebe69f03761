import type { Session } from 'sip.js';

const storageKey = 'lianxi.phone.dialog';

/** Names of the dialogs this tab is in, so that a reloaded page can ask for its call back (Replaces, RFC 3891). */
export interface DialogMemory {
  readonly keep: (callId: string, session: Session) => void;
  readonly forget: (callId: string) => void;
  /** A Replaces header that names the dialog as the exchange knows it; null when nothing is known. */
  readonly replaces: (callId: string) => string | null;
}

export const createDialogMemory = (storage: Pick<Storage, 'getItem' | 'setItem'>): DialogMemory => {
  const read = (): Record<string, string> => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
      return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
    } catch {
      return {};
    }
  };
  return {
    keep: (callId, { dialog }) => {
      if (dialog === undefined) return;
      // The exchange's own tag is our remote one.
      const name = `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
      storage.setItem(storageKey, JSON.stringify({ ...read(), [callId]: name }));
    },
    forget: (callId) => {
      const { [callId]: _gone, ...rest } = read();
      storage.setItem(storageKey, JSON.stringify(rest));
    },
    replaces: (callId) => {
      const kept = read()[callId];
      return typeof kept === 'string' ? kept : null;
    },
  };
};
