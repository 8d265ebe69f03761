import { openDB, type DBSchema } from 'idb';
import * as z from 'zod';
import { citizenPhoneSchema, mostWebPhotos, webReceiptSchema, type WebReport } from '#contract/central/webReports.ts';
import type { WordKey } from '../words/zhCN.ts';

/** What is being written, with its photos: in the browser until the central has it. */
export const keptReportSchema = z.object({
  reportId: z.uuid(),
  text: z.string().max(2_000),
  place: z.object({ text: z.string().max(200), unitId: z.string().nullable(), detail: z.string().max(200) }),
  point: z.object({ lng: z.number(), lat: z.number(), accuracy: z.number().nullable() }).nullable(),
  name: z.string().max(40),
  phone: z.string().max(24),
  secret: z.boolean(),
  agrees: z.boolean(),
  homepage: z.string().max(200),
  photos: z.array(z.object({ fileId: z.uuid(), at: z.number().int(), content: z.instanceof(Blob), sha256: z.string() })).max(mostWebPhotos),
  /** Given to be sent: a page that was closed goes on with it. */
  submitted: z.boolean(),
});
export type KeptReport = z.infer<typeof keptReportSchema>;

export const sentReportSchema = webReceiptSchema.extend({ title: z.string(), at: z.number().int() });
export type SentReport = z.infer<typeof sentReportSchema>;

export const emptyReport = (reportId: string): KeptReport => ({
  reportId, text: '', place: { text: '', unitId: null, detail: '' }, point: null, name: '', phone: '', secret: false, agrees: false, homepage: '', photos: [], submitted: false,
});

const plainPhone = (phone: string): string => phone.replace(/[\s-]/gu, '').replace(/^\+?86(?=1\d{10}$)/u, '');

/** Fields that still want something, each with its sentence; empty when it can be sent. */
export const obstaclesOf = ({ text, place, point, phone, agrees }: KeptReport): Partial<Record<'text' | 'place' | 'phone' | 'agrees', WordKey>> => ({
  ...(text.trim() === '' ? { text: 'citizen.obstacle.text' } : {}),
  ...(place.text.trim() === '' && point === null ? { place: 'citizen.obstacle.place' } : {}),
  ...(citizenPhoneSchema.safeParse(plainPhone(phone)).success ? {} : { phone: 'citizen.obstacle.phone' }),
  ...(agrees ? {} : { agrees: 'citizen.obstacle.agrees' }),
});

/** As it goes to the central. */
export const reportOf = ({ submitted: _, photos, phone, homepage, ...report }: KeptReport): Omit<WebReport, 'homepage' | 'agrees'> & { homepage: string; agrees: boolean } => ({
  ...report,
  homepage,
  phone: plainPhone(phone),
  photos: photos.map(({ fileId, at }) => ({ fileId, at })),
});

interface CitizenSchema extends DBSchema {
  kept: { key: string; value: unknown };
}

/** Where the browser keeps it. Another tab or an older page may have left something of another shape: that is no report. */
export const openKept = async () => {
  const database = await openDB<CitizenSchema>('lianxi.web', 1, { upgrade: (made) => void made.createObjectStore('kept') });
  return {
    read: async (): Promise<KeptReport | null> => keptReportSchema.safeParse(await database.get('kept', 'report')).data ?? null,
    /** Answered when the disk has it. @throws DOMException when there is no room. */
    write: async (report: KeptReport): Promise<void> => {
      const work = database.transaction('kept', 'readwrite', { durability: 'strict' });
      void work.store.put(report, 'report');
      await work.done;
    },
    readSent: async (): Promise<readonly SentReport[]> => z.array(sentReportSchema).safeParse(await database.get('kept', 'sent')).data ?? [],
    writeSent: async (sent: readonly SentReport[]): Promise<void> => void (await database.put('kept', sent, 'sent')),
  };
};
export type Kept = Awaited<ReturnType<typeof openKept>>;
