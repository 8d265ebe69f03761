import type { ChosenAgentState } from '../seat/agentState.ts';
import type { Instant } from '../tenant.ts';
import type { SeatEvent, SeatHappening } from './seatEvent.ts';
import type { CallView, DraftValue, DraftView, FieldView, SeatView } from './seatView.ts';
import { timelineEntryOf } from './timelineEntry.ts';

/** The screen of a seat before anything happened. */
export const emptySeatView = (at: Instant): SeatView => ({
  user: null,
  agent: { state: 'offline', since: at, wrapUpEndsAt: null, next: null },
  phone: { registered: false, reason: null, microphone: 'live', microphoneNote: '' },
  call: null,
  draft: null,
  history: null,
  warnings: [],
  timeline: [],
});

/** The foot of the screen holds one call; a longer one loses its oldest lines there, never in the store. */
const timelineLength = 200;

/**
 * One step of the seat screen. Total: events of a call or draft that is not on screen change nothing but the time-line's
 * neighbours, so that replay of a damaged recording still shows what there is.
 */
export const foldSeatView = (view: SeatView, { id, at, happening }: SeatEvent): SeatView => {
  const next = step(view, happening, at);
  const entry = timelineEntryOf(id, at, happening);
  return entry === null ? next : { ...next, timeline: [...next.timeline, entry].slice(-timelineLength) };
};

const step = (view: SeatView, happening: SeatHappening, at: Instant): SeatView => {
  switch (happening.type) {
    case 'shift_started':
      return {
        ...agent(view, 'break', at),
        user: { id: happening.userId, name: happening.userName, line: happening.line },
      };
    case 'shift_ended':
      return { ...agent(view, 'offline', at), user: null, draft: null, history: null, warnings: [], timeline: [] };
    case 'phone_registered':
      return { ...view, phone: { ...view.phone, registered: true, reason: null } };
    case 'phone_lost':
      return { ...view, phone: { ...view.phone, registered: false, reason: happening.reason } };
    case 'microphone':
      return { ...view, phone: { ...view.phone, microphone: happening.state, microphoneNote: happening.reason } };
    case 'agent_state_chosen':
      return inCall(view) ? { ...view, agent: { ...view.agent, next: happening.state } } : agent(view, happening.state, at);
    case 'wrap_up_ends':
      return view.agent.state === 'wrap_up' ? { ...view, agent: { ...view.agent, wrapUpEndsAt: happening.at } } : view;
    case 'rang':
      return rang(view, happening, at);
    case 'history_shown':
      return view.call?.callId === happening.callId
        ? { ...view, history: { cases: happening.cases, open: happening.open } }
        : view;
    case 'answered':
      return withCall(view, happening.callId, (call) =>
        call.state === 'ended'
          ? view
          : { ...agent(view, 'talking', at), call: { ...call, state: 'talking', answeredAt: call.answeredAt ?? at } },
      );
    case 'muted':
      return withCall(view, happening.callId, (call) => ({ ...view, call: { ...call, muted: happening.on } }));
    case 'recording':
      return withCall(view, happening.callId, (call) => ({ ...view, call: { ...call, recording: happening.on } }));
    case 'held':
      return withCall(view, happening.callId, (call) =>
        call.state === 'talking' || call.state === 'held'
          ? { ...agent(view, happening.on ? 'held' : 'talking', at), call: { ...call, state: happening.on ? 'held' : 'talking' } }
          : view,
      );
    case 'ended':
      return withCall(view, happening.callId, (call) => (call.state === 'ended' ? view : ended(view, call, happening.by, at)));
    case 'audio_quality':
      return withCall(view, happening.callId, (call) => ({
        ...view,
        call: { ...call, mos: happening.mos, lossPercent: happening.lossPercent },
      }));
    case 'draft_opened':
      return draftOpened(view, happening, at);
    case 'field_edited':
      return withDraft(view, happening.caseId, (draft) => {
        const known = draft.fields[happening.field];
        if (known !== undefined && known.revision > happening.revision) return draft;
        const field: FieldView = { value: happening.value, savedAt: at, revision: happening.revision };
        return { ...draft, fields: { ...draft.fields, [happening.field]: field } };
      });
    case 'triage_shown':
      return withDraft(view, happening.caseId, (draft) =>
        draft.triage !== null && draft.triage.revision > happening.result.revision
          ? draft
          : { ...draft, triage: happening.result },
      );
    case 'question_answered':
      return withDraft(view, happening.caseId, (draft) => ({
        ...draft,
        answers: { ...draft.answers, [happening.questionId]: happening.option },
      }));
    case 'looked_up':
      return view;
    case 'case_submitted':
      return withDraft(
        {
          ...view,
          call:
            view.call !== null && view.call.callId === view.draft?.callId && view.draft.caseId === happening.caseId
              ? { ...view.call, disposition: 'case' }
              : view.call,
        },
        happening.caseId,
        (draft) => ({ ...draft, submitted: { outcome: happening.outcome, unitIds: happening.unitIds, at } }),
      );
    case 'draft_closed':
      return view.draft?.caseId === happening.caseId ? { ...view, draft: null, history: null } : view;
    case 'disposition_set':
      return withCall(view, happening.callId, (call) => ({ ...view, call: { ...call, disposition: happening.disposition } }));
    case 'warning_shown':
      return {
        ...view,
        warnings: [
          ...view.warnings.filter(({ code }) => code !== happening.code),
          { code: happening.code, detail: happening.detail, at },
        ].slice(-5),
      };
    default:
      return happening satisfies never;
  }
};

const agent = (view: SeatView, state: SeatView['agent']['state'], at: Instant): SeatView =>
  view.agent.state === state
    ? view
    : { ...view, agent: { state, since: at, wrapUpEndsAt: null, next: keepsNext(state) ? view.agent.next : null } };

/** A state chosen in advance is remembered until the call and its wrap-up are over. */
const keepsNext = (state: SeatView['agent']['state']): boolean =>
  state === 'ringing' || state === 'talking' || state === 'held' || state === 'wrap_up';

const inCall = ({ agent: { state } }: SeatView): boolean => state === 'ringing' || state === 'talking' || state === 'held';

const rang = (view: SeatView, happening: Extract<SeatHappening, { type: 'rang' }>, at: Instant): SeatView => {
  if (view.call !== null && view.call.state !== 'ended') return view;
  const call: CallView = {
    callId: happening.callId,
    line: happening.line,
    number: happening.number,
    name: happening.name,
    direction: happening.direction,
    state: 'ringing',
    muted: false,
    recording: true,
    rangAt: at,
    answeredAt: null,
    endedAt: null,
    endedBy: null,
    disposition: null,
    mos: null,
    lossPercent: null,
  };
  const before = comeBackTo(view);
  const ringing = agent(view, 'ringing', at);
  return {
    ...ringing,
    agent: { ...ringing.agent, next: ringing.agent.next ?? before },
    call,
    history: null,
    warnings: [],
    timeline: happening.direction === 'in' ? [] : view.timeline,
  };
};

/** The state a call that came to nothing returns to. */
const comeBackTo = (view: SeatView): ChosenAgentState | null => {
  const { state } = view.agent;
  switch (state) {
    case 'available':
    case 'break':
    case 'meal':
    case 'training':
    case 'meeting':
    case 'offline':
      return state;
    case 'ringing':
    case 'talking':
    case 'held':
    case 'wrap_up':
    case 'not_responding':
      return view.agent.next;
    default:
      return state satisfies never;
  }
};

const ended = (
  view: SeatView,
  call: CallView,
  by: NonNullable<CallView['endedBy']>,
  at: Instant,
): SeatView => {
  const over: SeatView = { ...view, call: { ...call, state: 'ended', muted: false, endedAt: at, endedBy: by } };
  if (call.answeredAt !== null) return agent(over, 'wrap_up', at);
  if (by === 'missed') return agent(over, 'not_responding', at);
  return agent(over, view.agent.next ?? 'available', at);
};

const draftOpened = (
  view: SeatView,
  happening: Extract<SeatHappening, { type: 'draft_opened' }>,
  at: Instant,
): SeatView => {
  const fields: DraftView['fields'] = Object.fromEntries(
    Object.entries(happening.fields)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]): [string, FieldView] => [field, { value: value as DraftValue, savedAt: at, revision: 0 }]),
  );
  const draft: DraftView = {
    caseId: happening.caseId,
    number: happening.number,
    callId: happening.callId,
    line: happening.line,
    openedAt: at,
    fields,
    triage: null,
    answers: {},
    submitted: null,
  };
  const ownCall = view.call !== null && view.call.callId === happening.callId;
  return { ...view, draft, timeline: ownCall ? view.timeline : [] };
};

const withCall = (view: SeatView, callId: string, change: (call: CallView) => SeatView): SeatView =>
  view.call?.callId === callId ? change(view.call) : view;

const withDraft = (view: SeatView, caseId: string, change: (draft: DraftView) => DraftView): SeatView =>
  view.draft?.caseId === caseId ? { ...view, draft: change(view.draft) } : view;
