import type { FormValues } from './draftEditor.ts';

/** The place of a form in which nobody has said where. */
export const emptyPlace: NonNullable<FormValues['place']> = { text: '', unitId: null, detail: '' };
