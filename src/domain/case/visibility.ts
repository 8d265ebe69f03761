import { maskName, maskPhone } from '../privacy/mask.ts';
import type { Line, Role } from '../tenant.ts';
import type { Case, Person } from './case.ts';
import type { EventEnvelope } from './event.ts';

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

/** Keys under which a case is found: its line, every unit that has a share in it, and the city. */
export const audienceOf = (state: Case): readonly string[] => {
  const lines = new Set<string>();
  if (state.intake.line !== null) lines.add(`line:${state.intake.line}`);
  return [...lines, ...new Set(state.assignments.map(({ unitId }) => `unit:${unitId}`)), 'city'];
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
      return { case: state, events, persons };
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

/** A unit sees its own share. The caller's number only while it must reach him, and never when the case is secret. */
const forUnit = (
  unitId: string | null,
  state: Case,
  events: readonly EventEnvelope[],
  persons: readonly Person[],
): Projection => {
  const own = state.assignments.filter((assignment) => assignment.unitId === unitId);
  const ids = new Set(own.map(({ id }) => id));
  const mayReach = !state.content.secret && own.some(({ state: each }) => each !== 'fed_back' && each !== 'done');
  const shown: readonly Person[] = state.content.secret
    ? []
    : persons.map((person) => (mayReach ? { ...person, name: maskName(person.name) } : masked(person)));
  const intake = state.content.secret ? { ...state.intake, callerId: null } : state.intake;
  return {
    case: { ...state, intake, assignments: own, followUps: [] },
    events: events.flatMap((envelope) => forUnitEvent(envelope, ids, unitId, intake)),
    persons: shown,
  };
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
      const assignments = event.assignments.filter((assignment) => assignment.unitId === unitId);
      return assignments.length === 0 ? [] : [{ ...envelope, event: { ...event, assignments } }];
    }
    case 'signed':
    case 'contact_recorded':
    case 'fed_back':
      return ids.has(event.assignmentId) ? [envelope] : [];
    case 'reworked':
      return event.assignmentIds.some((id) => ids.has(id)) ? [envelope] : [];
    case 'content_edited':
      return [{ ...envelope, event: { ...event, overwrote: {} } }];
    case 'triaged':
    case 'answered':
    case 'not_accepted':
    case 'verified':
    case 'closed':
      return [envelope];
    case 'followed_up':
      return [];
    default:
      return event satisfies never;
  }
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
