import type { Case } from '#domain/case/case.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { evolve } from '#domain/case/evolve.ts';
import { toEventEnvelopes } from '#domain/case/toEventEnvelopes.ts';
import type { VisibleChange } from '../replica/replica.ts';
import type { WaitingCommand } from './waitingCommand.ts';

interface OverlaidCase {
  readonly case: Case;
  readonly events: readonly EventEnvelope[];
}

/** The case as it will be when the waiting commands arrive: the same rules as the central's, on what this phone knows. */
export const overlaid = (change: VisibleChange, waiting: readonly WaitingCommand[], context: DecideContext): OverlaidCase => {
  const version = change.case.version;
  return waiting
    .filter(({ envelope, acceptedVersion }) => envelope.caseId === change.case.id && (acceptedVersion === null || acceptedVersion > version))
    .reduce<OverlaidCase>((known, { envelope }) => withCommandDone(known, envelope, context), { case: change.case, events: change.events });
};

const withCommandDone = (known: OverlaidCase, envelope: CommandEnvelope, context: DecideContext): OverlaidCase => {
  const decision = decide(known.case, envelope, context);
  if (!decision.ok) return known;
  const events = toEventEnvelopes(known.case, envelope, decision.value, null);
  return { case: events.reduce<Case>(evolve, known.case), events: [...known.events, ...events] };
};
