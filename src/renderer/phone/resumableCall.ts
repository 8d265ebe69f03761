import { lineSchema } from '#contract/identifiers.ts';
import * as z from 'zod';
import { isConnected, type PhoneCall, type ResumableCall } from './phoneState.ts';

const storageKey = 'lianxi.phone.call';

const resumableCallSchema = z.object({
  callId: z.string(),
  line: lineSchema,
  number: z.string(),
  name: z.string(),
  direction: z.enum(['in', 'out']),
  rangAt: z.number(),
  /** Null while it rang: nothing to come back into. */
  answeredAt: z.number().nullable(),
}) satisfies z.ZodType<Omit<ResumableCall, 'answeredAt'>>;

/** The call this tab was in when it was reloaded, or crashed; null for none. */
export const readLeftCall = (storage: Pick<Storage, 'getItem'>): z.output<typeof resumableCallSchema> | null => {
  try {
    return resumableCallSchema.nullable().parse(JSON.parse(storage.getItem(storageKey) ?? 'null'));
  } catch {
    return null;
  }
};

export const forgetCall = (storage: Pick<Storage, 'removeItem'>): void => storage.removeItem(storageKey);

export const keepCall = (storage: Pick<Storage, 'setItem' | 'removeItem'>, call: PhoneCall | null): void => {
  if (call === null) forgetCall(storage);
  else if (call.state !== 'resuming') {
    const { callId, line, number, name, direction, rangAt, answeredAt } = call;
    storage.setItem(storageKey, JSON.stringify({ callId, line, number, name, direction, rangAt, answeredAt: isConnected(call) ? answeredAt : null }));
  }
};
