import { createWorkingCalendar, type HolidayData } from '#domain/calendar/workingCalendar.ts';
import type { Case, Person } from '#domain/case/case.ts';
import { clocksOf, nearestClock } from '#domain/case/clocks.ts';
import { deskWaitsOf } from '#domain/case/deskWaits.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import type { ClockLimit } from '#domain/case/ruleBook.ts';
import { indexText } from '#domain/search/bigrams.ts';

/** A case as both databases keep it: what lists sort and filter by in columns, the rest as JSON. */
export interface StoredCase {
  readonly case_id: string;
  readonly number: string;
  readonly state: string;
  readonly network: string;
  readonly line: string | null;
  readonly title: string;
  readonly place: string;
  readonly urgency: string;
  readonly lead_unit: string | null;
  readonly taker: string;
  readonly phone: string;
  readonly phone_reversed: string;
  readonly created_at: number;
  readonly updated_at: number;
  /** When the nearest running clock turns amber and red; null when none runs. */
  readonly amber_at: number | null;
  readonly due_at: number | null;
  readonly clock: string | null;
  /** What waits for the desk, `,take_in:12345,decide,`; null when nothing does. */
  readonly waits: string | null;
  readonly category: string | null;
  readonly body: string;
  readonly events: string;
  readonly persons: string;
}

/** Columns of `case_row` and `overlay_case`, in the order of the insert statements. */
export const storedColumns = [
  'case_id',
  'number',
  'state',
  'network',
  'line',
  'title',
  'place',
  'urgency',
  'lead_unit',
  'taker',
  'phone',
  'phone_reversed',
  'created_at',
  'updated_at',
  'amber_at',
  'due_at',
  'clock',
  'waits',
  'category',
  'body',
  'events',
  'persons',
] as const satisfies readonly (keyof StoredCase)[];

/** As the first schema had them; later ones are added by the migrations. */
export const storedColumnsSql = `
  case_id text primary key, number text not null, state text not null, network text not null, line text,
  title text not null, place text not null, urgency text not null, lead_unit text, taker text not null,
  phone text not null, phone_reversed text not null, created_at integer not null, updated_at integer not null,
  amber_at integer, due_at integer, clock text, body text not null, events text not null, persons text not null`;

export interface CaseShelf {
  readonly state: Case;
  readonly events: readonly EventEnvelope[];
  readonly persons: readonly Person[];
}

/** Turns a case into its row and its search text. The clocks are computed here, once a change, from limits and calendar. */
export const createCaseRows = (limits: readonly ClockLimit[], holidays: HolidayData) => {
  const calendar = createWorkingCalendar(holidays);

  const toRow = ({ state, events, persons }: CaseShelf): StoredCase => {
    const clock = nearestClock(clocksOf(state, limits, calendar));
    const waits = deskWaitsOf(state);
    const leads = state.assignments.filter(({ kind }) => kind === 'lead');
    const caller = persons.find(({ id }) => id === state.intake.callerId);
    const phone = (caller?.phone ?? '').replace(/\D/gu, '');
    return {
      case_id: state.id,
      number: state.number,
      state: state.state,
      network: state.intake.network,
      line: state.intake.line,
      title: titleOf(state),
      place: state.content.place.text,
      urgency: state.triage?.urgency ?? state.content.urgency,
      lead_unit: (leads.find((each) => each.state !== 'returned') ?? leads.at(-1))?.unitId ?? null,
      // What came from the street was taken in by who first said what it is.
      taker: state.intake.line === null ? (state.owner?.userId ?? state.intake.takerId) : state.intake.takerId,
      phone,
      phone_reversed: [...phone].reverse().join(''),
      created_at: state.createdAt,
      updated_at: state.updatedAt,
      amber_at: clock?.amberAt ?? null,
      due_at: clock?.dueAt ?? null,
      clock: clock === null ? null : JSON.stringify(clock),
      waits: waits.length === 0 ? null : `,${waits.join(',')},`,
      category: state.triage?.category ?? state.content.category,
      body: JSON.stringify(state),
      events: JSON.stringify(events),
      persons: JSON.stringify(persons),
    };
  };

  const searchText = ({ state, persons }: CaseShelf): string =>
    indexText(
      [
        state.number.replaceAll('-', ''),
        state.content.title,
        state.content.description,
        state.content.place.text,
        state.content.place.detail,
        state.content.demand,
        ...persons.flatMap(({ name, phone }) => [name, phone.replace(/\D/gu, '')]),
      ].join(' '),
    );

  return { toRow, searchText, clocks: (state: Case) => clocksOf(state, limits, calendar) };
};

export type CaseRows = ReturnType<typeof createCaseRows>;

/** The title somebody gave, else the beginning of the description. */
const titleOf = ({ content }: Case): string => content.title || content.description.split(/[。；;\n]/u)[0]?.slice(0, 40) || '';
