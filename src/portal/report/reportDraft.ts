import * as z from 'zod';
import type { Attachment, Point } from '#domain/case/caseRecords.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import type { Category, Duty } from '#domain/case/ruleBook.ts';
import type { WordKey } from '../words/zhCN.ts';

const pointSchema = z.object({ lng: z.number(), lat: z.number(), system: z.literal('WGS-84'), accuracy: z.number().nullable() }) satisfies z.ZodType<Point>;

export const reportDraftSchema = z.object({
  text: z.string().max(2_000),
  place: z.string().max(500),
  point: pointSchema.nullable(),
  category: z.string().nullable(),
  urgency: z.enum(['normal', 'urgent', 'critical']),
  attachments: z.array(z.object({ fileId: z.uuid(), kind: z.enum(['photo', 'voice']), at: z.number().int(), point: pointSchema.nullable() })).max(20),
  resident: z.object({ name: z.string().max(80), phone: z.string().max(24), agrees: z.boolean() }),
});
export type ReportDraft = z.infer<typeof reportDraftSchema>;

export const emptyReport: ReportDraft = {
  text: '',
  place: '',
  point: null,
  category: null,
  urgency: 'normal',
  attachments: [],
  resident: { name: '', phone: '', agrees: false },
};

/** Why it cannot be reported yet; null when it can. */
export const reportObstacle = ({ text, place, point, attachments, resident }: ReportDraft): WordKey | null => {
  if (text.trim() === '' && attachments.length === 0) return 'report.obstacle.empty';
  if (place.trim() === '' && point === null) return 'report.obstacle.place';
  if (!/^[0-9+ -]*$/u.test(resident.phone.trim())) return 'report.obstacle.phone';
  return resident.phone.trim() !== '' && !resident.agrees ? 'report.obstacle.consent' : null;
};

/** The command of a complete draft; `pointWords` says a position in words, `callerId` is the resident's when he left a number. */
export const reportOf = (
  draft: ReportDraft,
  unitId: string | null,
  callerId: string | null,
  categoryName: string,
  pointWords: string,
): Extract<CaseCommand, { readonly type: 'report' }> => ({
  type: 'report',
  channel: 'grid',
  callerId,
  attachments: draft.attachments.map((each): Attachment => ({ ...each, point: each.point ?? draft.point })),
  content: {
    title: categoryName || draft.text.trim().slice(0, 24),
    description: draft.text.trim(),
    place: { text: draft.place.trim() || pointWords, unitId, detail: draft.place.trim() === '' ? '' : pointWords },
    category: draft.category,
    urgency: draft.urgency,
    occurredAt: '',
    demand: '',
    secret: false,
    consents: draft.resident.agrees ? ['handover', 'callback'] : [],
  },
});

/**
 * Categories for a touch: those whose names share most pairs of characters with what is written; before anything is
 * written, what this unit reported lately and what grids deal with first.
 */
export const suggestedCategories = (
  text: string,
  lately: readonly string[],
  categories: readonly Category[],
  duties: readonly Duty[],
  most: number,
): readonly Category[] => {
  const first = new Set(duties.filter((duty) => duty.first === 'grid').map(({ category }) => category));
  const known = categories.filter(({ id }) => duties.some(({ category }) => category === id));
  const score = ({ id, name }: Category): number => {
    const recent = lately.indexOf(id);
    return pairsOf(name).filter((pair) => text.includes(pair)).length * 100 + (recent < 0 ? 0 : 20 - Math.min(recent, 19)) + (first.has(id) ? 10 : 0);
  };
  return known
    .map((category) => ({ category, score: score(category) }))
    .filter((each) => each.score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, most)
    .map(({ category }) => category);
};

const pairsOf = (name: string): readonly string[] => Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2));
