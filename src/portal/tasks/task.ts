import type { Assignment, Case, Person } from '#domain/case/case.ts';
import { clocksOf, nearestClock, type Clock } from '#domain/case/clocks.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { isSuspended, pendingRequest } from '#domain/case/unitRequests.ts';
import type { Replica } from '../replica/replica.ts';
import { calendar, decideContext, ruleBook } from '../sending/portalRules.ts';
import { overlaid } from '../sending/overlay.ts';
import { unsentOf, type SendingState } from '../sending/waitingCommand.ts';

/** One assignment of the user's unit, as it stands with what this phone has still to send. */
export interface Task {
  readonly assignment: Assignment;
  readonly case: Case;
  readonly events: readonly EventEnvelope[];
  readonly caller: Person | null;
  readonly clocks: readonly Clock[];
  /** The running clock due first; null when nothing runs. */
  readonly clock: Clock | null;
  readonly step: Step;
  readonly folder: Folder;
  /** Commands of this case that the central has not taken. */
  readonly unsent: number;
}

/** What the unit does next. */
export type Step = 'sign' | 'contact' | 'arrive' | 'recheck' | 'feed_back' | 'wait' | 'none';
export type Folder = 'todo' | 'doing' | 'done';

/** Assignments of the unit; `unit` finds others by id, for what is handed down. */
export const tasksOf = (replica: Replica, sending: SendingState, unitId: string, unit: DecideContext['unit'] = () => null): readonly Task[] =>
  [...replica.cases.values()].flatMap((change) => {
    const known = overlaid(change, sending.waiting, decideContext(unit));
    const clocks = clocksOf(known.case, ruleBook.clocks, calendar);
    const caller = change.persons.find(({ id }) => id === known.case.intake.callerId) ?? null;
    const unsent = unsentOf(sending).filter(({ envelope }) => envelope.caseId === known.case.id).length;
    return known.case.assignments
      .filter((assignment) => assignment.unitId === unitId)
      .map((assignment): Task => {
        const own = clocks.filter((clock) => clock.assignmentId === assignment.id);
        const step = stepOf(known.case, assignment);
        return {
          ...known,
          assignment,
          caller,
          clocks: own,
          clock: step === 'none' ? null : nearestClock(own),
          step,
          folder: folderOf(assignment),
          unsent,
        };
      });
  });

/** Open tasks by time left, the most pressing first; done ones latest first. */
export const inFolder = (tasks: readonly Task[], folder: Folder): readonly Task[] =>
  tasks
    .filter((task) => task.folder === folder)
    .sort((left, right) =>
      folder === 'done'
        ? right.case.updatedAt - left.case.updatedAt
        : (left.clock?.dueAt ?? Infinity) - (right.clock?.dueAt ?? Infinity) || left.case.createdAt - right.case.createdAt,
    );

/** Rework waits for the unit as a new task does: it is on top of the first list. */
const folderOf = ({ state }: Assignment): Folder => {
  switch (state) {
    case 'dispatched':
    case 'rework':
      return 'todo';
    case 'signed':
    case 'handling':
      return 'doing';
    case 'fed_back':
    case 'done':
    case 'returned':
      return 'done';
    default:
      return state satisfies never;
  }
};

const stepOf = (state: Case, assignment: Assignment): Step => {
  switch (assignment.state) {
    case 'dispatched':
      return pendingRequest(state, assignment.id)?.kind === 'return' ? 'wait' : 'sign';
    case 'signed':
    case 'handling':
    case 'rework':
      if (isSuspended(assignment) || pendingRequest(state, assignment.id)?.kind === 'return') return 'wait';
      if (assignment.kind === 'recheck') return 'recheck';
      if (assignment.transfer === 'police_dispatch') return assignment.arrival === undefined ? 'arrive' : 'feed_back';
      return hasContactEvidence(state, assignment) ? 'feed_back' : 'contact';
    case 'fed_back':
    case 'done':
    case 'returned':
      return 'none';
    default:
      return assignment.state satisfies never;
  }
};

/** Asks the rule itself: would a complete feedback be refused for want of a contact? */
const hasContactEvidence = (state: Case, assignment: Assignment): boolean => {
  const trial: CommandEnvelope = {
    id: '',
    tenant: { city: '', mode: 'live' },
    caseId: state.id,
    actor: { userId: '', role: 'grid_worker', unitId: assignment.unitId },
    seatId: null,
    at: 0,
    baseVersion: state.version,
    rules: ruleBook.versions,
    persons: [],
    command: {
      type: 'feed_back',
      assignmentId: assignment.id,
      feedback: { found: '-', done: '-', solved: 'yes', photos: [] },
    },
  };
  const decision = decide(state, trial, decideContext(() => null));
  return decision.ok || decision.refusal.code !== 'contact_evidence_required';
};
