import type { Instant } from '../tenant.ts';
import type { Case } from './case.ts';
import type { CommandEnvelope } from './command.ts';
import { eventSchemaVersion, type CaseEvent, type EventEnvelope } from './event.ts';

/** Numbers a decision's events on from the case's version. `acceptedAt` is the central's clock, or null at a seat. */
export const toEventEnvelopes = (
  state: Case | null,
  command: CommandEnvelope,
  events: readonly CaseEvent[],
  acceptedAt: Instant | null,
): readonly EventEnvelope[] =>
  events.map((event, index) => ({
    caseId: command.caseId,
    version: (state?.version ?? 0) + index + 1,
    commandId: command.id,
    actor: command.actor,
    seatId: command.seatId,
    at: command.at,
    acceptedAt,
    rules: command.rules,
    schema: eventSchemaVersion,
    event,
  }));
