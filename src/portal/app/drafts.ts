import type * as z from 'zod';
import { jsonOf } from '../central/callCentral.ts';

/** What was typed and not yet accepted, per user, form and assignment; outlives reload, expiry and sign-out. */
export interface Drafts {
  readonly read: <Schema extends z.ZodType>(form: string, assignmentId: string, schema: Schema) => z.infer<Schema> | null;
  readonly write: (form: string, assignmentId: string, draft: unknown) => void;
  readonly drop: (form: string, assignmentId: string) => void;
}

export const createDrafts = (storage: Storage, userId: string): Drafts => {
  const keyOf = (form: string, assignmentId: string): string => `lianxi.portal.draft.${userId}.${form}.${assignmentId}`;
  return {
    read: (form, assignmentId, schema) => schema.safeParse(jsonOf(storage.getItem(keyOf(form, assignmentId)) ?? '')).data ?? null,
    write: (form, assignmentId, draft) => storage.setItem(keyOf(form, assignmentId), JSON.stringify(draft)),
    drop: (form, assignmentId) => storage.removeItem(keyOf(form, assignmentId)),
  };
};
