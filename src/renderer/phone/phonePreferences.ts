import * as z from 'zod';

/** How this machine's telephone is set up; kept in the browser's own storage, since devices belong to the machine. */
const preferencesSchema = z.object({
  /** Calls are answered without a key, for seats with headsets on. */
  answersItself: z.boolean().default(false),
});
export type PhonePreferences = z.output<typeof preferencesSchema>;

const storageKey = 'lianxi.phone.preferences';

/** What is stored, or the usual set-up where nothing (or something unreadable) is. */
export const readPreferences = (storage: Pick<Storage, 'getItem'>): PhonePreferences => {
  try {
    return preferencesSchema.parse(JSON.parse(storage.getItem(storageKey) ?? '{}'));
  } catch {
    return preferencesSchema.parse({});
  }
};
