import * as z from 'zod';
import { noticeSchema } from '../central/loop.ts';
import { nothingSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';

/** What this user should know of; the last known while the central is away. */
export const inboxSchema = z.object({
  /** Oldest first. */
  notices: z.array(noticeSchema),
  /** Read as far as this. */
  seen: z.number().int(),
  reached: z.boolean(),
});
export type Inbox = z.infer<typeof inboxSchema>;

export const noticesService = defineService({
  name: 'notices',
  methods: {
    /** Read here at once; the central, and so the user's other screens, learn of it when it is there. */
    markSeen: { params: z.object({ seq: z.number().int().min(0) }), result: nothingSchema },
  },
  topics: { inbox: { params: nothingSchema, event: inboxSchema } },
});
