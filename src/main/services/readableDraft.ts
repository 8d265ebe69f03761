import { phoneSchema } from '#contract/identifiers.ts';
import { draftSchema, type Draft } from '#contract/workstation/drafts.ts';
import { draftValuesShape } from '#contract/workstation/seatView.ts';
import type { DraftFields } from '#domain/replay/seatView.ts';
import type { StoredDraft } from '../storage/localStore.ts';

/** What the exchange says of a caller, as the form takes it. A seat, a gateway or "anonymous" calls from no number anybody can call back. */
export const callerFields = ({ number, name }: { readonly number: string; readonly name: string }): DraftFields => ({
  callerPhone: phoneSchema.safeParse(number).success ? number : '',
  callerName: name,
});

const isReadable = ([field, value]: readonly [string, unknown]): boolean =>
  field in draftValuesShape && draftValuesShape[field as keyof typeof draftValuesShape].safeParse(value).success;

/** A form as it is on disk, without a field that no screen could show: one bad value must not hide the others. */
export const readableDraft = (draft: StoredDraft): Draft =>
  draftSchema.parse({ ...draft, fields: Object.fromEntries(Object.entries(draft.fields).filter(isReadable)) });
