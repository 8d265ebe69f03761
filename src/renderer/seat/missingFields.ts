import type { DraftField } from '#domain/replay/seatView.ts';
import type { FormValues } from './draftEditor.ts';

/** What a complete case should have and this one has not yet; a hint for the taker, never a lock. */
export const missingFields = (values: FormValues): readonly DraftField[] => {
  const missing: DraftField[] = [];
  if ((values.place?.text ?? '').trim() === '') missing.push('place');
  if ((values.category ?? null) === null) missing.push('category');
  if (values.urgency === undefined) missing.push('urgency');
  if ((values.description ?? '').trim() === '') missing.push('description');
  if ((values.callerPhone ?? '').trim() === '' && (values.callerName ?? '').trim() === '') missing.push('callerPhone');
  if (!(values.consents ?? []).includes('handover')) missing.push('consents');
  return missing;
};
