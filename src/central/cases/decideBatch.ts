import { wasInForce, type RuleSetVersion } from '#domain/boundary/ruleSet.ts';
import type { CommandResult } from '#contract/central/sync.ts';
import type { Case, Person } from '#domain/case/case.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { evolve } from '#domain/case/evolve.ts';
import { isDeskRole } from '#domain/case/permissions.ts';
import { toEventEnvelopes } from '#domain/case/toEventEnvelopes.ts';
import { audienceKeysOf, audienceOf } from '#domain/case/visibility.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Arrived } from './arrived.ts';
import type { LoadedBatch } from './loadBatch.ts';

/** A command with what came of it. `isNew` false: decided before, or for another copy in this batch; nothing to store. */
export interface Decided {
  readonly envelope: CommandEnvelope;
  readonly result: CommandResult;
  readonly isNew: boolean;
  readonly events: readonly EventEnvelope[];
  readonly state: Case | null;
  readonly persons: readonly Person[];
}

/**
 * Decides a batch in its order, each command on the state the ones before it left. The actor's role and unit come from the
 * central's own records; what the client says of them is not believed. Pure.
 */
export const decideBatch = (
  batch: readonly Arrived[],
  loaded: LoadedBatch,
  context: DecideContext,
  now: Instant,
): readonly Decided[] => {
  const cases = new Map(loaded.cases);
  const numbers = new Map(loaded.numbers);
  const results = new Map(loaded.results);

  return batch.map((arrived): Decided => {
    const known = results.get(arrived.envelope.id);
    if (known !== undefined) return settled(arrived.envelope, known, false);

    const decided = decideOne(arrived, cases, numbers, loaded, context, now);
    results.set(arrived.envelope.id, decided.result);
    if (decided.state !== null) {
      cases.set(arrived.envelope.caseId, decided.state);
      numbers.set(decided.state.number, decided.state.id);
    }
    return decided;
  });
};

const decideOne = (
  { envelope: sent, userId, seatId, viewer }: Arrived,
  cases: ReadonlyMap<string, Case>,
  numbers: ReadonlyMap<string, string>,
  loaded: LoadedBatch,
  context: DecideContext,
  now: Instant,
): Decided => {
  const refused = (kind: 'refused' | 'forbidden', code: string, detail: Record<string, string> = {}): Decided =>
    settled(sent, { status: 'refused', id: sent.id, error: { kind, code, detail } }, true);

  const actor = loaded.actors.get(sent.actor.userId);
  if (actor === undefined) return refused('forbidden', 'user_unknown');
  if (userId !== null && userId !== actor.userId) return refused('forbidden', 'not_yourself');
  if (userId === null && !isDeskRole(actor.role)) return refused('forbidden', 'role_not_allowed');

  const state = cases.get(sent.caseId) ?? null;
  if (state !== null && !audienceOf(state).some((key) => audienceKeysOf(viewer).includes(key))) {
    return refused('refused', 'not_visible');
  }
  if (sent.command.type === 'take_in' && (numbers.get(sent.command.number) ?? sent.caseId) !== sent.caseId) {
    return refused('refused', 'number_taken', { number: sent.command.number });
  }
  const stale = staleRules(sent, loaded.ruleSets);
  if (stale !== null) return refused('refused', 'rules_not_in_force', { version: stale });
  const envelope = { ...sent, actor, seatId };
  const decision = decide(state, envelope, context);
  if (!decision.ok) return refused('refused', decision.refusal.code, { ...decision.refusal.detail });

  const events = toEventEnvelopes(state, envelope, decision.value, now);
  const after = events.reduce<Case | null>((before, event) => evolve(before, event), state);
  return {
    envelope,
    // The sequence number is known when the counter row has been taken; storeBatch fills it in.
    result: { status: 'accepted', id: sent.id, caseId: sent.caseId, version: after?.version ?? 0, seq: 0, acceptedAt: now },
    isNew: true,
    events,
    state: after,
    persons: sent.persons,
  };
};

/** A verdict is accepted under the publications that were in force when it was given; the first that was not, or null. */
const staleRules = ({ command, rules, at }: CommandEnvelope, known: readonly RuleSetVersion[]): string | null => {
  if (command.type !== 'triage') return null;
  if (rules.triage !== undefined && !wasInForce(known, 'triage', rules.triage, at)) return rules.triage;
  return rules.transferLists === undefined || wasInForce(known, 'transfer_lists', rules.transferLists, at) ? null : rules.transferLists;
};

const settled = (envelope: CommandEnvelope, result: CommandResult, isNew: boolean): Decided => ({
  envelope,
  result,
  isNew,
  events: [],
  state: null,
  persons: [],
});
