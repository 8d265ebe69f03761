import * as z from 'zod';

/** An empty id is the system's own choice. A device that is gone counts as that: a call is never without sound for it. */
const deviceSchema = z.string().max(200).default('');
const levelSchema = z.number().min(0).max(1);

/** How this machine's telephone is set up; kept in the browser's own storage, since devices belong to the machine. */
const soundPreferencesSchema = z.object({
  microphone: deviceSchema,
  /** Where callers are heard: the headset. */
  speaker: deviceSchema,
  /** Where it rings: a loudspeaker for who has taken the headset off. */
  ringer: deviceSchema,
  ringsInHeadsetToo: z.boolean().default(true),
  voiceLevel: levelSchema.default(1),
  ringLevel: levelSchema.default(0.5),
  echoCancellation: z.boolean().default(true),
  noiseSuppression: z.boolean().default(true),
  autoGainControl: z.boolean().default(true),
  /** Calls are answered without a key, for seats with headsets on. */
  answersItself: z.boolean().default(false),
  /** Buttons and lamps of a headset that was allowed. */
  headsetButtons: z.boolean().default(true),
  /** When a headset was last allowed or forgotten: tells the phone page to look again. */
  headsetChosenAt: z.number().default(0),
});
export type SoundPreferences = z.output<typeof soundPreferencesSchema>;

const storageKey = 'lianxi.phone.preferences';

/** What is stored, or the usual set-up where nothing (or something unreadable) is. */
export const readPreferences = (storage: Pick<Storage, 'getItem'>): SoundPreferences => {
  try {
    return soundPreferencesSchema.parse(JSON.parse(storage.getItem(storageKey) ?? '{}'));
  } catch {
    return soundPreferencesSchema.parse({});
  }
};

export const writePreferences = (storage: Pick<Storage, 'setItem'>, preferences: SoundPreferences): void =>
  storage.setItem(storageKey, JSON.stringify(preferences));

/** Tells of changes made in another page of this origin: the screen sets up, the phone page obeys. */
export const onPreferences = (page: Pick<Window, 'addEventListener' | 'localStorage'>, listener: (preferences: SoundPreferences) => void): void =>
  page.addEventListener('storage', ({ key }) => {
    if (key === storageKey) listener(readPreferences(page.localStorage));
  });
