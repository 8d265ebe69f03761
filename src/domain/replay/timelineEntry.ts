import type { Instant } from '../tenant.ts';
import type { SeatHappening } from './seatEvent.ts';
import type { TimelineEntry } from './seatView.ts';

/** The line a happening leaves at the foot of the screen, or null when it leaves none. Words come from the dictionary by `kind`. */
export const timelineEntryOf = (id: string, at: Instant, happening: SeatHappening): TimelineEntry | null => {
  const entry = (kind: string, values: Readonly<Record<string, string>> = {}): TimelineEntry => ({ id, at, kind, values });
  switch (happening.type) {
    case 'rang':
      return entry('rang', { line: happening.line });
    case 'history_shown':
      return entry('history_shown', { cases: String(happening.cases), open: String(happening.open) });
    case 'answered':
      return entry('answered');
    case 'muted':
      return entry(happening.on ? 'muted' : 'unmuted');
    case 'recording':
      return entry(happening.on ? 'recording_on' : 'recording_paused');
    case 'held':
      return entry(happening.on ? 'held' : 'resumed');
    case 'ended':
      return entry(`ended_${happening.by}`);
    case 'location_received':
      return entry(`location_${happening.location.source}`);
    case 'location_failed':
      return entry('location_failed');
    case 'identified':
      return entry('identified');
    case 'case_carried':
      return entry('case_carried', { number: happening.carried.number });
    case 'resumed':
      return entry('came_back');
    case 'joined':
      return entry('joined');
    case 'transfer':
      return entry(`transfer_${happening.phase}`, { to: happening.to });
    case 'draft_opened':
      return entry('draft_opened', { number: happening.number });
    case 'field_edited':
      return entry('field_edited', { field: happening.field });
    case 'triage_shown':
      return entry('triage_shown', {
        verdict: happening.result.verdict,
        redFlags: String(happening.result.redFlags.length),
      });
    case 'question_answered':
      return entry('question_answered', { question: happening.questionId, option: happening.option });
    case 'looked_up':
      return entry('looked_up', { query: happening.query });
    case 'case_submitted':
      return entry(`submitted_${happening.outcome}`);
    case 'disposition_set':
      return entry('disposition_set', { disposition: happening.disposition });
    case 'microphone':
      return happening.state === 'silent' ? entry('microphone_silent', { reason: happening.reason }) : null;
    case 'phone_lost':
      return entry('phone_lost', { reason: happening.reason });
    case 'warning_shown':
      return entry('warning_shown', { code: happening.code });
    case 'shift_started':
    case 'shift_ended':
    case 'phone_registered':
    case 'agent_state_chosen':
    case 'wrap_up_ends':
    case 'audio_quality':
    case 'draft_closed':
      return null;
    default:
      return happening satisfies never;
  }
};
