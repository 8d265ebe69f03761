import type { Draft } from '#contract/workstation/drafts.ts';
import { draftFieldsSchema } from '#contract/workstation/seatView.ts';
import type { DraftField, DraftValue, DraftView } from '#domain/replay/seatView.ts';
import type { Instant } from '#domain/tenant.ts';
import type * as z from 'zod';
import type { PatchQueue, SaveMark } from './patchQueue.ts';

export type FormValues = z.output<typeof draftFieldsSchema>;

/** The gutter's mark: as the queue knows it, or `typing` until the user pauses. */
export type FieldMark = SaveMark | { readonly state: 'typing' };

/** The live form of one case: what is typed shows at once, goes to the station per keystroke, settles on a pause. */
export interface DraftEditor {
  readonly caseId: string;
  readonly values: () => FormValues;
  /** `composing`: an input method is at work; the half-composed text is shown and not sent. */
  readonly edit: <Field extends DraftField>(field: Field, value: Exclude<FormValues[Field], undefined>, composing?: boolean) => void;
  /** Filled by the machine; only while the user has not touched the field. */
  readonly suggest: <Field extends DraftField>(field: Field, value: Exclude<FormValues[Field], undefined>) => void;
  readonly isSuggested: (field: DraftField) => boolean;
  /** The user left the field or paused: the value goes on the time-line. */
  readonly settle: (field: DraftField) => void;
  readonly settleAll: () => void;
  readonly mark: (field: DraftField) => FieldMark;
  readonly undo: () => DraftField | null;
  readonly canUndo: () => boolean;
  readonly descriptionRevision: () => number;
  /** What the station's time-line shows; local edits win over it. */
  readonly setBase: (draft: DraftView) => void;
  /** What the station has on disk: newer than the time-line where the user had not paused yet when the page was reloaded. */
  readonly setStored: (draft: Draft) => void;
  readonly onChange: (listener: () => void) => () => void;
  readonly stop: () => void;
}

export interface DraftEditorDeps {
  readonly caseId: string;
  readonly queue: PatchQueue;
  readonly after: (run: () => void, ms: number) => () => void;
}

const pause = 600;

interface Undoable {
  readonly field: DraftField;
  readonly before: DraftValue | undefined;
}

export const createDraftEditor = ({ caseId, queue, after }: DraftEditorDeps): DraftEditor => {
  const listeners = new Set<() => void>();
  const timers = new Map<DraftField, () => void>();
  const suggested = new Set<DraftField>();
  const savedAt = new Map<DraftField, Instant>();
  const undoable: Undoable[] = [];
  let base: FormValues = {};
  let stored: FormValues = {};
  let local: FormValues = parseValues(
    Object.fromEntries(queue.pending.filter((patch) => patch.caseId === caseId).map(({ field, value }) => [field, value])),
  );
  let merged: FormValues = local;
  let descriptionRevision = queue.pending.find((patch) => patch.caseId === caseId && patch.field === 'description')?.revision ?? 0;

  const changed = (): void => {
    merged = { ...base, ...stored, ...local };
    for (const listener of [...listeners]) listener();
  };

  const put = (field: DraftField, value: DraftValue, settled: boolean): void => {
    const revision = queue.put(caseId, field, value, settled);
    if (field === 'description') descriptionRevision = revision;
  };

  const settle = (field: DraftField): void => {
    const cancel = timers.get(field);
    if (cancel === undefined) return;
    cancel();
    timers.delete(field);
    const value = local[field];
    if (value !== undefined) put(field, value, true);
    changed();
  };

  const set = (field: DraftField, value: DraftValue): void => {
    local = { ...local, [field]: value };
  };

  return {
    caseId,
    values: () => merged,
    edit: (field, value, composing = false) => {
      suggested.delete(field);
      // One step of undo is one stretch of typing, from the first key to the pause.
      if (!timers.has(field)) undoable.push({ field, before: merged[field] });
      set(field, value);
      timers.get(field)?.();
      timers.set(
        field,
        composing ? () => undefined : after(() => settle(field), pause),
      );
      if (!composing) put(field, value, false);
      changed();
    },
    suggest: (field, value) => {
      const known: DraftValue | undefined = merged[field];
      const untouched = known === undefined || known === null || known === '' || suggested.has(field);
      if (!untouched || merged[field] === value || timers.has(field)) return;
      suggested.add(field);
      set(field, value);
      put(field, value, true);
      changed();
    },
    isSuggested: (field) => suggested.has(field),
    settle,
    settleAll: () => {
      for (const field of [...timers.keys()]) settle(field);
    },
    mark: (field) => {
      if (timers.has(field)) {
        const mark = queue.mark(caseId, field);
        return mark.state === 'failing' ? mark : { state: 'typing' };
      }
      const mark = queue.mark(caseId, field);
      const at = savedAt.get(field);
      return mark.state === 'empty' && at !== undefined ? { state: 'saved', at } : mark;
    },
    undo: () => {
      const last = undoable.pop();
      if (last === undefined) return null;
      timers.get(last.field)?.();
      timers.delete(last.field);
      const value = last.before ?? emptyOf(last.field);
      set(last.field, value);
      put(last.field, value, true);
      changed();
      return last.field;
    },
    canUndo: () => undoable.length > 0,
    descriptionRevision: () => descriptionRevision,
    setBase: (draft) => {
      const given: Record<string, unknown> = {};
      for (const [field, view] of Object.entries(draft.fields) as [DraftField, DraftView['fields'][DraftField]][]) {
        if (view === undefined) continue;
        given[field] = view.value;
        savedAt.set(field, view.savedAt);
        queue.knows(caseId, field, view.revision);
        if (field === 'description') descriptionRevision = Math.max(descriptionRevision, view.revision);
      }
      base = parseValues(given);
      changed();
    },
    setStored: ({ fields, revision, changedAt }) => {
      stored = fields;
      for (const field of Object.keys(fields) as DraftField[]) {
        queue.knows(caseId, field, revision);
        if (!savedAt.has(field)) savedAt.set(field, changedAt);
      }
      descriptionRevision = Math.max(descriptionRevision, revision);
      changed();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      for (const field of [...timers.keys()]) settle(field);
      listeners.clear();
    },
  };
};

/** Field by field, so that one value of an older program never hides the others. */
const parseValues = (given: Record<string, unknown>): FormValues =>
  Object.assign(
    {},
    ...Object.entries(given).map(([field, value]) => {
      const parsed = draftFieldsSchema.safeParse({ [field]: value });
      return parsed.success ? parsed.data : {};
    }),
  ) as FormValues;

const emptyOf = (field: DraftField): DraftValue => {
  switch (field) {
    case 'place':
      return { text: '', unitId: null, detail: '' };
    case 'consents':
      return [];
    case 'secret':
      return false;
    case 'category':
    case 'unitId':
    case 'verdict':
      return null;
    case 'urgency':
      return 'normal';
    case 'description':
    case 'occurredAt':
    case 'callerName':
    case 'callerPhone':
    case 'demand':
      return '';
    default:
      return field satisfies never;
  }
};
