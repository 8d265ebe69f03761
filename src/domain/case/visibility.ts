import { maskName, maskPhone } from '../privacy/mask.ts';
import type { Line, Role } from '../tenant.ts';
import type { Case, Feedback, Person } from './case.ts';
import type { Arrival } from './caseRecords.ts';
import { descendants } from './descendants.ts';
import type { EventEnvelope } from './event.ts';
import { withoutTraces } from './secrecy.ts';

/** Who looks: a seat with its line, or a person with his role and unit. */
export interface Viewer {
  readonly role: Role | 'seat';
  readonly line: Line | null;
  readonly unitId: string | null;
}

/** What a viewer gets of a case. */
export interface Projection {
  readonly case: Case;
  readonly events: readonly EventEnvelope[];
  readonly persons: readonly Person[];
}

/**
 * Keys under which a case is found: the line that took it in or is offered it, every unit that has a share in it, reported it
 * or was told that a unit below it is late, and the city. What comes from the street is the hotline's to take in.
 */
export const audienceOf = (state: Case): readonly string[] => {
  const { intake, owner, handover, assignments, escalations = [] } = state;
  const lines = [intake.line ?? '12345', owner?.line, handover?.toLine].flatMap((line) => (line === undefined ? [] : [`line:${line}`]));
  const units = [
    ...assignments.map(({ unitId }) => unitId),
    ...escalations.flatMap(({ unitId }) => unitId ?? []),
    ...[intake.reporterUnitId ?? []].flat(),
  ];
  return [...new Set([...lines, ...units.map((id) => `unit:${id}`)]), 'city'];
};

/** Keys a viewer may look under. An empty list sees nothing. */
export const audienceKeysOf = ({ role, line, unitId }: Viewer): readonly string[] => {
  switch (role) {
    case 'seat':
    case 'taker_12345':
    case 'taker_110':
    case 'shift_lead':
      return line === null ? [] : [`line:${line}`];
    case 'unit_handler':
    case 'grid_worker':
      return unitId === null ? [] : [`unit:${unitId}`];
    case 'supervisor':
    case 'trainer':
      return ['city'];
    case 'admin':
      return [];
    default:
      return role satisfies never;
  }
};

/**
 * The one table of 02-domain "Who sees what", applied before anything leaves the central. Null: the viewer may not know
 * that the case exists.
 */
export const projectCase = (
  viewer: Viewer,
  state: Case,
  events: readonly EventEnvelope[],
  persons: readonly Person[],
): Projection | null => {
  const keys = audienceKeysOf(viewer);
  if (!audienceOf(state).some((key) => keys.includes(key))) return null;
  switch (viewer.role) {
    case 'seat':
    case 'taker_12345':
    case 'taker_110':
    case 'shift_lead':
      return viewer.line === '110' ? { case: state, events, persons } : withoutPoliceForms(state, events, persons);
    case 'unit_handler':
    case 'grid_worker':
      return forUnit(viewer.unitId, state, events, persons);
    case 'supervisor':
    case 'trainer':
      return withoutPersons(state, events);
    case 'admin':
      return null;
    default:
      return viewer.role satisfies never;
  }
};

/**
 * A unit sees its own share and what it handed down. The caller's number only while it must reach him, and never when the
 * case is secret.
 */
const forUnit = (
  unitId: string | null,
  state: Case,
  events: readonly EventEnvelope[],
  persons: readonly Person[],
): Projection => {
  const own = state.assignments.filter((assignment) => assignment.unitId === unitId);
  const seen = [...new Set(own.flatMap((each) => [each, ...descendants(state, each.id)]))];
  const ids = new Set(seen.map(({ id }) => id));
  const isOwn = (id: string | null): boolean => id === null || ids.has(id);
  const mayReach = own.some(({ state: each }) => each !== 'fed_back' && each !== 'done' && each !== 'returned');
  const hidden = new Set((state.absorbed ?? []).filter(({ secret }) => secret).map(({ callerId }) => callerId));
  const shown: readonly Person[] = state.content.secret
    ? []
    : persons
        .filter(({ id }) => !hidden.has(id))
        .map((person) => (mayReach ? { ...person, name: maskName(person.name) } : masked(person)));
  const intake = state.content.secret ? { ...state.intake, callerId: null } : state.intake;
  const shownToUnit: Projection = {
    case: {
      ...state,
      intake,
      assignments: seen,
      followUps: [],
      requests: (state.requests ?? []).filter(({ assignmentId }) => ids.has(assignmentId)),
      supervisions: (state.supervisions ?? []).filter(({ assignmentId }) => isOwn(assignmentId)),
      escalations: (state.escalations ?? []).filter((each) => ids.has(each.assignmentId) || each.unitId === unitId),
      absorbed: (state.absorbed ?? []).map((each) => (each.secret || state.content.secret ? { ...each, callerId: null } : each)),
    },
    events: events.flatMap((envelope) => forUnitEvent(envelope, ids, unitId, intake)),
    persons: shown,
  };
  // Somebody may have written the number into the text.
  return state.content.secret ? withoutTraces(shownToUnit, persons) : shownToUnit;
};

const forUnitEvent = (
  envelope: EventEnvelope,
  ids: ReadonlySet<string>,
  unitId: string | null,
  intake: Case['intake'],
): readonly EventEnvelope[] => {
  const { event } = envelope;
  switch (event.type) {
    case 'taken_in':
      return [{ ...envelope, event: { ...event, intake } }];
    case 'dispatched': {
      const assignments = event.assignments.filter(({ id }) => ids.has(id));
      return assignments.length === 0 ? [] : [{ ...envelope, event: { ...event, assignments } }];
    }
    case 'sub_assigned': {
      const assignments = event.assignments.filter(({ id }) => ids.has(id));
      return assignments.length === 0 ? [] : [{ ...envelope, event: { ...event, assignments } }];
    }
    case 'signed':
    case 'contact_recorded':
    case 'arrived':
    case 'fed_back':
    case 'rechecked':
    case 'resumed':
      return ids.has(event.assignmentId) ? [envelope] : [];
    case 'requested':
      return ids.has(event.request.assignmentId) ? [envelope] : [];
    case 'request_decided':
      return ids.has(event.assignmentId) ? [{ ...envelope, event: { ...event, reassigned: null } }] : [];
    case 'reworked':
      return event.assignmentIds.some((id) => ids.has(id)) ? [envelope] : [];
    case 'supervised':
      return event.supervision.assignmentId === null || ids.has(event.supervision.assignmentId) ? [envelope] : [];
    case 'escalated':
      return ids.has(event.escalation.assignmentId) || event.escalation.unitId === unitId ? [envelope] : [];
    case 'content_edited':
      return [{ ...envelope, event: { ...event, overwrote: {} } }];
    case 'secrecy_changed':
      // Why somebody wants to stay hidden may say who he is.
      return [{ ...envelope, event: { ...event, reason: '' } }];
    case 'triaged':
    case 'reclassified':
    case 'answered':
    case 'not_accepted':
    case 'info_asked':
    case 'info_given':
    case 'promised':
    case 'verified':
    case 'closed':
    case 'merged':
    case 'split':
    case 'voided':
      return [envelope];
    case 'call_recorded':
    case 'followed_up':
    case 'invited_by_sms':
    case 'consent_recorded':
    case 'handover_offered':
    case 'handover_accepted':
    case 'handover_ended':
    case 'absorbed':
    case 'released':
      return [];
    default:
      return event satisfies never;
  }
};

/** The hotline sees of a police share that it is being dealt with and what came of it; the forms stay with the police. */
const withoutPoliceForms = (state: Case, events: readonly EventEnvelope[], persons: readonly Person[]): Projection => {
  const police = new Set(state.assignments.filter(({ transfer }) => transfer === 'police_dispatch').map(({ id }) => id));
  if (police.size === 0) return { case: state, events, persons };
  const summary = (feedback: Feedback): Feedback => ({ ...feedback, found: '' });
  const seen = (arrival: Arrival): Arrival => ({ ...arrival, officers: '', measures: '' });
  return {
    case: {
      ...state,
      assignments: state.assignments.map((each) =>
        police.has(each.id)
          ? { ...each, feedback: each.feedback && summary(each.feedback), ...(each.arrival && { arrival: seen(each.arrival) }) }
          : each,
      ),
    },
    events: events.map((envelope): EventEnvelope => {
      const { event } = envelope;
      if (event.type === 'fed_back' && police.has(event.assignmentId)) return { ...envelope, event: { ...event, feedback: summary(event.feedback) } };
      if (event.type === 'arrived') return { ...envelope, event: { ...event, arrival: seen(event.arrival) } };
      return envelope;
    }),
    persons,
  };
};

const withoutPersons = (state: Case, events: readonly EventEnvelope[]): Projection => {
  const intake = { ...state.intake, callerId: null };
  return {
    case: { ...state, intake },
    events: events.map((envelope) =>
      envelope.event.type === 'taken_in' ? { ...envelope, event: { ...envelope.event, intake } } : envelope,
    ),
    persons: [],
  };
};

const masked = (person: Person): Person => ({ ...person, name: maskName(person.name), phone: maskPhone(person.phone) });
