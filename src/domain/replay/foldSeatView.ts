import type { ChosenAgentState } from '../seat/agentState.ts';
import { isServiceCode } from '../seat/dialCodes.ts';
import type { Instant } from '../tenant.ts';
import type { SeatEvent, SeatHappening } from './seatEvent.ts';
import type { CallView, DraftValue, DraftView, FieldView, SeatView } from './seatView.ts';
import { addReading } from './addReading.ts';
import { timelineEntryOf } from './timelineEntry.ts';

/** The screen of a seat before anything happened. */
export const emptySeatView = (at: Instant): SeatView => ({
  user: null,
  agent: { state: 'offline', since: at, wrapUpEndsAt: null, next: null },
  phone: { registered: false, reason: null, microphone: 'live', microphoneNote: '' },
  call: null,
  second: null,
  joined: false,
  transfer: null,
  locations: [],
  locationFailure: null,
  carried: null,
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
      return withAnyCall(view, happening.callId, (call) =>
        call.state === 'ended' ? call : { ...call, state: 'talking', answeredAt: call.answeredAt ?? at }, at);
    case 'muted':
      return withAnyCall(view, happening.callId, (call) => ({ ...call, muted: happening.on }), at);
    case 'recording':
      return withAnyCall(view, happening.callId, (call) => ({ ...call, recording: happening.on }), at);
    case 'held':
      return withAnyCall(
        view,
        happening.callId,
        (call) => (call.state === 'talking' || call.state === 'held' ? { ...call, state: happening.on ? 'held' : 'talking' } : call),
        at,
      );
    case 'ended':
      if (view.second?.callId === happening.callId) return inTalk({ ...view, second: null, joined: false }, at);
      return withCall(view, happening.callId, (call) => (call.state === 'ended' ? view : ended(view, call, happening.by, at)));
    case 'location_received':
      return withCall(view, happening.callId, () => ({
        ...view,
        // What came with the call stands first, whenever it came.
        locations: [...view.locations.filter(({ source }) => source !== happening.location.source), happening.location].toSorted((one) => (one.source === 'sip' ? -1 : 1)),
        locationFailure: happening.location.source === 'operator' ? null : view.locationFailure,
      }));
    case 'location_failed':
      return withCall(view, happening.callId, () => ({ ...view, locationFailure: happening.reason }));
    case 'identified': {
      const { line, number, name, caseNumber } = happening;
      return withAnyCall(view, happening.callId, (call) => ({ ...call, line, number, name, direction: 'in', caseNumber: caseNumber ?? call.caseNumber }), at);
    }
    case 'case_carried':
      return withCall(view, happening.callId, () => ({ ...view, carried: happening.carried }));
    case 'resumed':
      return withAnyCall(view, happening.callId, (call) => (call.state === 'ended' ? call : { ...call, state: 'talking', muted: false }), at);
    case 'joined':
      return view.call?.callId === happening.callId ? { ...view, joined: true } : view;
    case 'transfer': {
      const { to, kind, phase, status, parkedAt, caseNumber } = happening;
      return withCall(view, happening.callId, () => ({ ...view, transfer: { to, kind, phase, status, parkedAt, caseNumber: caseNumber ?? null } }));
    }
    case 'audio_quality':
      return withCall(view, happening.callId, (call) => ({
        ...view,
        call: { ...call, mos: happening.mos, lossPercent: happening.lossPercent, quality: addReading(call.quality, happening) },
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
  const live = view.call !== null && view.call.state !== 'ended';
  if (live && view.second !== null) return view;
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
    quality: null,
    about: happening.about ?? null,
    caseNumber: happening.caseNumber ?? null,
  };
  if (live) return { ...view, second: call };
  const before = comeBackTo(view);
  const ringing = agent(view, 'ringing', at);
  return {
    ...ringing,
    agent: { ...ringing.agent, next: ringing.agent.next ?? before },
    call,
    second: null,
    joined: false,
    transfer: null,
    locations: [],
    locationFailure: null,
    carried: null,
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
  // Who was consulted, or knocked, is who the seat speaks with now; the form stays as it is.
  if (view.second !== null) {
    const promoted: SeatView = { ...view, call: view.second, second: null, joined: false, transfer: null };
    return promoted.call?.state === 'ringing' ? agent(promoted, 'ringing', at) : inTalk(promoted, at);
  }
  const over: SeatView = { ...view, joined: false, call: { ...call, state: 'ended', muted: false, endedAt: at, endedBy: by } };
  // A test call, a listening leg: nothing to write up.
  if (isServiceCode(call.number)) return agent(over, view.agent.next ?? 'available', at);
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

/** The call or the second one changed; the agent talks as long as one of them does. */
const withAnyCall = (view: SeatView, callId: string, change: (call: CallView) => CallView, at: Instant): SeatView => {
  if (view.call?.callId === callId) return inTalk({ ...view, call: change(view.call) }, at);
  if (view.second?.callId === callId) return inTalk({ ...view, second: change(view.second) }, at);
  return view;
};

const inTalk = (view: SeatView, at: Instant): SeatView => {
  const states = [view.call?.state, view.second?.state];
  if (states.includes('talking')) return agent(view, 'talking', at);
  return states.includes('held') ? agent(view, 'held', at) : view;
};

const withDraft = (view: SeatView, caseId: string, change: (draft: DraftView) => DraftView): SeatView =>
  view.draft?.caseId === caseId ? { ...view, draft: change(view.draft) } : view;
