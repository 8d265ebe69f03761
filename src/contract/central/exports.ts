import * as z from 'zod';

/** `POST /api/exports`: somebody is about to take a table of `rows` rows out of the system. Answers 204 when it is on record. */
export const exportRecordSchema = z.object({ what: z.enum(['unit_tasks', 'seat_cases', 'police_forms', 'assessment']), rows: z.number().int().min(0) });
