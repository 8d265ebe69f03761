import type { Actor, CommandEnvelope } from '#domain/case/command.ts';
import type { Arrived } from './arrived.ts';

/** The central itself as the one who acts. */
export const system: Actor = { userId: 'system', role: 'system', unitId: null };

type Given = Pick<CommandEnvelope, 'id' | 'tenant' | 'caseId' | 'at' | 'rules' | 'command'> & Partial<Pick<CommandEnvelope, 'persons'>>;

/** A command that the central gives itself, on any case of its city: a clock, the exchange's record, a citizen's report or answer. */
export const bySystem = ({ persons = [], ...given }: Given): Arrived => ({
  bySystem: true,
  viewer: { role: 'supervisor', line: null, unitId: null },
  userId: null,
  seatId: null,
  envelope: { ...given, actor: system, seatId: null, baseVersion: 0, persons },
});
