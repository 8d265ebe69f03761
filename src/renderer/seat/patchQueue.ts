import { draftFieldSchema, draftValueSchema } from '#contract/workstation/seatView.ts';
import type { DraftField, DraftValue } from '#domain/replay/seatView.ts';
import type { Instant } from '#domain/tenant.ts';
import * as z from 'zod';

const patchSchema = z.object({
  caseId: z.string(),
  field: draftFieldSchema,
  value: draftValueSchema,
  revision: z.number(),
  settled: z.boolean(),
});

/** One edit of one field, as the station stores it. */
export type Patch = z.output<typeof patchSchema>;

/** What the gutter beside a field says. `failing`: the station is away or its disk is full; the value is kept here and sent again. */
export type SaveMark =
  | { readonly state: 'empty' }
  | { readonly state: 'saving' }
  | { readonly state: 'failing' }
  | { readonly state: 'saved'; readonly at: Instant };

export interface PatchQueue {
  /** Takes a new value at once; returns its revision. */
  put(caseId: string, field: DraftField, value: DraftValue, settled: boolean): number;
  /** The station has this revision of the field; the next edit counts on from it. */
  knows(caseId: string, field: DraftField, revision: number): void;
  mark(caseId: string, field: DraftField): SaveMark;
  /** Values not acknowledged yet; they win over what the station has. */
  readonly pending: readonly Patch[];
  /** Sends everything that waits; called when the link is back. */
  flush(): void;
  /** Resolves when nothing of the case waits any more; rejects when it cannot be saved now. */
  settle(caseId: string): Promise<void>;
  onChange(listener: () => void): () => void;
  /** Counts the changes, for screens that compare. */
  version(): number;
}

export interface PatchQueueDeps {
  readonly send: (patch: Patch) => Promise<{ readonly revision: number; readonly savedAt: Instant }>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly later: (run: () => void, ms: number) => void;
}

const storageKey = 'lianxi.seat.patches';
const retryDelay = 1_000;

interface FieldState {
  revision: number;
  pending: Patch | null;
  inFlight: boolean;
  failing: boolean;
  savedAt: Instant | null;
}

/**
 * Edits on their way to the station's disk: per field one at a time, the newest value only. What is not acknowledged stays
 * here and in the tab's session storage, and is sent again after a reconnect or a reload; revisions make that harmless.
 */
export const createPatchQueue = ({ send, storage, later }: PatchQueueDeps): PatchQueue => {
  const fields = new Map<string, FieldState>();
  const listeners = new Set<() => void>();
  let version = 0;

  const fieldOf = (caseId: string, field: DraftField): FieldState => {
    const key = `${caseId}/${field}`;
    const known = fields.get(key) ?? { revision: 0, pending: null, inFlight: false, failing: false, savedAt: null };
    fields.set(key, known);
    return known;
  };

  const pending = (): Patch[] => [...fields.values()].flatMap((each) => (each.pending === null ? [] : [each.pending]));

  const changed = (): void => {
    version += 1;
    storage.setItem(storageKey, JSON.stringify(pending()));
    for (const listener of [...listeners]) listener();
  };

  const push = (state: FieldState): void => {
    const patch = state.pending;
    if (patch === null || state.inFlight) return;
    state.inFlight = true;
    send(patch).then(
      ({ revision, savedAt }) => {
        state.inFlight = false;
        state.failing = false;
        state.revision = Math.max(state.revision, revision);
        if (state.pending === patch && revision <= patch.revision) {
          state.pending = null;
          state.savedAt = savedAt;
        } else if (state.pending !== null && state.pending.revision <= revision) {
          // The station is ahead of what this page knew: the newest typing still wins.
          state.revision += 1;
          state.pending = { ...state.pending, revision: state.revision };
        }
        changed();
        push(state);
      },
      () => {
        state.inFlight = false;
        state.failing = true;
        changed();
        later(() => push(state), retryDelay);
      },
    );
  };

  for (const patch of restore(storage)) {
    const state = fieldOf(patch.caseId, patch.field);
    state.revision = patch.revision;
    state.pending = patch;
  }

  return {
    put: (caseId, field, value, settled) => {
      const state = fieldOf(caseId, field);
      state.revision += 1;
      state.pending = { caseId, field, value, revision: state.revision, settled: settled || (state.pending?.settled ?? false) };
      changed();
      push(state);
      return state.revision;
    },
    knows: (caseId, field, revision) => {
      const state = fieldOf(caseId, field);
      state.revision = Math.max(state.revision, revision);
    },
    mark: (caseId, field) => {
      const { pending: waiting, failing, savedAt } = fieldOf(caseId, field);
      if (waiting !== null) return failing ? { state: 'failing' } : { state: 'saving' };
      return savedAt === null ? { state: 'empty' } : { state: 'saved', at: savedAt };
    },
    get pending() {
      return pending();
    },
    flush: () => {
      for (const state of fields.values()) push(state);
    },
    settle: (caseId) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const waiting = [...fields.values()].filter((state) => state.pending?.caseId === caseId);
          if (waiting.length > 0 && waiting.every((state) => !state.failing)) return;
          listeners.delete(check);
          if (waiting.length === 0) resolve();
          else reject(new Error('Edits of this case are not saved yet'));
        };
        listeners.add(check);
        check();
      }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
};

const restore = (storage: PatchQueueDeps['storage']): readonly Patch[] => {
  const text = storage.getItem(storageKey);
  if (text === null) return [];
  try {
    return z.array(patchSchema).parse(JSON.parse(text));
  } catch {
    return [];
  }
};
