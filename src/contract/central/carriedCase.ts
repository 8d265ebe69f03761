import { carriedCaseSchema } from '../workstation/seatView.ts';

/** `PUT /api/carried/:number` by the seat that hands a caller over, `GET` by the one that gets him: the form as it was typed so far. */
export const carriedBodySchema = carriedCaseSchema;
