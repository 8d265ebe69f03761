import type { Case, FollowUp } from './case.ts';
import type { EventEnvelope } from './event.ts';

/** 受理编号 / 办结与评价 / 回访邀请. */
export type TextTemplate = 'accepted' | 'finished' | 'invited';

/** resources/rules/sms.json */
export interface TextRules {
  readonly version: string;
  /** `{number}` is the case's. No word of what it is about: somebody else may read the telephone. */
  readonly templates: Readonly<Record<TextTemplate, string>>;
  /** Answers that mean: no messages any more. */
  readonly optOutWords: readonly string[];
}

/** A message that follows from an event; the same event never makes it twice. */
export interface TextMessage {
  /** Version of the case that caused it. */
  readonly cause: number;
  readonly template: TextTemplate;
  readonly personId: string;
  readonly text: string;
}

/**
 * Whether the caller may be sent anything at all: he agreed, did not ask for secrecy, and nothing in the case says that
 * somebody dangerous may be beside his telephone.
 */
export const mayText = ({ intake, content, triage }: Case): boolean =>
  intake.callerId !== null &&
  content.consents.includes('sms') &&
  !content.secret &&
  (triage?.redFlags ?? []).length === 0 &&
  (triage?.urgency ?? content.urgency) !== 'critical';

/** What these events of a case make the central write to its caller. */
export const textMessagesOf = (state: Case, events: readonly EventEnvelope[], { templates }: Pick<TextRules, 'templates'>): readonly TextMessage[] => {
  const { callerId } = state.intake;
  if (callerId === null || !mayText(state)) return [];
  return events.flatMap((envelope): readonly TextMessage[] => {
    const { version } = envelope;
    const template = templateOf(state, envelope);
    return template === null ? [] : [{ cause: version, template, personId: callerId, text: templates[template].replaceAll('{number}', state.number) }];
  });
};

const templateOf = (state: Case, { version, event }: EventEnvelope): TextTemplate | null => {
  // Sent on to further units later: he has his number.
  if (event.type === 'dispatched') return event.assignments[0]?.id === state.assignments[0]?.id ? 'accepted' : null;
  // Other units may still be at work.
  if (event.type === 'fed_back') return state.state === 'fed_back' && state.version === version ? 'finished' : null;
  return event.type === 'invited_by_sms' ? 'invited' : null;
};

export type TextReply =
  | { readonly type: 'opt_out' }
  | { readonly type: 'answer'; readonly solved: NonNullable<FollowUp['solved']>; readonly satisfied: NonNullable<FollowUp['satisfied']>; readonly note: string }
  | { readonly type: 'unclear' };

const answers = { 1: 'very', 2: 'yes', 3: 'fair', 4: 'no' } as const;

/** Reads what a caller answered: a digit first, also a full-width one, then whatever he wants to say. */
export const readTextReply = (text: string, { optOutWords }: Pick<TextRules, 'optOutWords'>): TextReply => {
  const words = text.normalize('NFKC').trim();
  if (optOutWords.some((word) => words.toUpperCase() === word.toUpperCase())) return { type: 'opt_out' };
  const [, digit, note = ''] = /^([1-4])(?!\d)[\s,，。、.]*(.*)$/su.exec(words) ?? [];
  if (digit === undefined) return { type: 'unclear' };
  const satisfied = answers[Number(digit) as keyof typeof answers];
  return { type: 'answer', solved: satisfied === 'no' ? 'no' : 'yes', satisfied, note: note.slice(0, 500) };
};
