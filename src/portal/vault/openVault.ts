import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Values are read back through a schema: what an older page wrote may have another shape. */
interface VaultSchema extends DBSchema {
  /** Commands the central has not shown yet, by command id. */
  waiting: { key: string; value: object };
  /** Commands the central refused, until they are read. */
  refused: { key: string; value: object };
  /** Photos and voice notes with their content, by file id. */
  files: { key: string; value: object };
  /** What the central has shown of each case. */
  cases: { key: string; value: object };
  /** How far the feed was read; the units of the city. */
  facts: { key: string; value: unknown };
}
export type Vault = IDBPDatabase<VaultSchema>;

/**
 * What one user keeps on this phone: a database of his own, so that the next user of the phone cannot come upon it.
 * Writes of what he did are `strict`: answered when the disk has them.
 */
export const openVault = (userId: string): Promise<Vault> =>
  openDB<VaultSchema>(`lianxi.portal.${userId}`, 1, {
    upgrade: (database) => {
      database.createObjectStore('waiting', { keyPath: 'envelope.id' });
      database.createObjectStore('refused', { keyPath: 'envelope.id' });
      database.createObjectStore('files', { keyPath: 'entry.commandId' });
      database.createObjectStore('cases', { keyPath: 'case.id' });
      database.createObjectStore('facts');
    },
    // A newer page in another tab wants to change the database: this one lets go and is reloaded by its user.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  });

/** Asks the browser not to clear what is kept when it runs short of room. Null where it cannot be asked (no HTTPS). */
export const askToKeep = async (): Promise<boolean | null> => {
  if (!('storage' in navigator)) return null;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
};
