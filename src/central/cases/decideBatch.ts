import { wasInForce, type RuleSetVersion } from '#domain/boundary/ruleSet.ts';
import type { CommandResult } from '#contract/central/sync.ts';
import type { Case, Person } from '#domain/case/case.ts';
import type { CommandEnvelope } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { CaseEvent, EventEnvelope } from '#domain/case/event.ts';
import { evolve } from '#domain/case/evolve.ts';
import { isDeskRole } from '#domain/case/permissions.ts';
import { toEventEnvelopes } from '#domain/case/toEventEnvelopes.ts';
import { audienceKeysOf, audienceOf } from '#domain/case/visibility.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Arrived } from './arrived.ts';
import { system } from './bySystem.ts';
import type { LoadedBatch } from './loadBatch.ts';
import { reportNumber } from './reportNumber.ts';

/** A command with what came of it. `isNew` false: decided before, or for another copy in this batch; nothing to store. */
export interface Decided {
  readonly envelope: CommandEnvelope;
  readonly result: CommandResult;
  readonly isNew: boolean;
  readonly events: readonly EventEnvelope[];
  /** Cases as they are after it; a merge changes two. */
  readonly states: readonly Case[];
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
  let reported = loaded.reported;

  return batch.map((arrived): Decided => {
    const known = results.get(arrived.envelope.id);
    if (known !== undefined) return settled(arrived.envelope, known, false);

    const decided = decideOne(arrived, cases, numbers, loaded, { ...context, reportNumber: reportNumber(now, reported + 1) }, now);
    results.set(arrived.envelope.id, decided.result);
    for (const state of decided.states) {
      cases.set(state.id, state);
      numbers.set(state.number, state.id);
    }
    if (decided.states.length > 0 && arrived.envelope.command.type === 'report') reported += 1;
    return decided;
  });
};

const decideOne = (
  { viewer, userId, seatId, envelope: sent, bySystem }: Arrived,
  cases: ReadonlyMap<string, Case>,
  numbers: ReadonlyMap<string, string>,
  loaded: LoadedBatch,
  context: DecideContext,
  now: Instant,
): Decided => {
  const refused = (kind: 'refused' | 'forbidden', code: string, detail: Record<string, string> = {}): Decided =>
    settled(sent, { status: 'refused', id: sent.id, error: { kind, code, detail } }, true);

  const actor = bySystem === true ? system : loaded.actors.get(sent.actor.userId);
  if (actor === undefined) return refused('forbidden', 'user_unknown');
  if (bySystem !== true && userId !== null && userId !== actor.userId) return refused('forbidden', 'not_yourself');
  if (bySystem !== true && userId === null && !isDeskRole(actor.role)) return refused('forbidden', 'role_not_allowed');

  const isVisible = (state: Case): boolean =>
    bySystem === true || audienceOf(state).some((key) => audienceKeysOf(viewer).includes(key));
  const state = cases.get(sent.caseId) ?? null;
  if (state !== null && !isVisible(state)) return refused('refused', 'not_visible');
  if (sent.command.type === 'take_in' && (numbers.get(sent.command.number) ?? sent.caseId) !== sent.caseId) {
    return refused('refused', 'number_taken', { number: sent.command.number });
  }
  const stale = staleRules(sent, loaded.ruleSets);
  if (stale !== null) return refused('refused', 'rules_not_in_force', { version: stale });
  const other = otherOf(sent, state, cases);
  if (sent.command.type === 'merge' && (other === null || !isVisible(other))) return refused('refused', 'case_unknown');

  if (sent.command.type === 'report' && context.reportNumber === '') return refused('refused', 'number_taken');

  const envelope = { ...sent, actor, seatId };
  const decision = decide(state, envelope, context);
  if (!decision.ok) return refused('refused', decision.refusal.code, { ...decision.refusal.detail });
  const changed = applied(state, envelope, decision.value, now);

  const half = state === null || other === null ? null : otherHalf(envelope, state);
  if (half !== null && other !== null) {
    const second = decide(other, { ...envelope, ...half, actor: system }, context);
    // Both halves or neither: a caller is never listed under a case that does not have him.
    if (!second.ok) return refused('refused', second.refusal.code, { ...second.refusal.detail });
    const otherChanged = applied(other, { ...envelope, ...half, actor: system }, second.value, now);
    return accepted(envelope, [changed, otherChanged], now);
  }
  return accepted(envelope, [changed], now);
};

interface Changed {
  readonly events: readonly EventEnvelope[];
  readonly state: Case | null;
}

const applied = (state: Case | null, envelope: CommandEnvelope, events: readonly CaseEvent[], now: Instant): Changed => {
  const numbered = toEventEnvelopes(state, envelope, events, now);
  return { events: numbered, state: numbered.reduce<Case | null>((before, event) => evolve(before, event), state) };
};

const accepted = (envelope: CommandEnvelope, changes: readonly [Changed, ...Changed[]], now: Instant): Decided => ({
  envelope,
  // The sequence number is known when the counter row has been taken; storeBatch fills it in.
  result: { status: 'accepted', id: envelope.id, caseId: envelope.caseId, version: changes[0].state?.version ?? 0, seq: 0, acceptedAt: now },
  isNew: true,
  events: changes.flatMap(({ events }) => events),
  states: changes.flatMap(({ state }) => state ?? []),
  persons: envelope.persons,
});

/** The case that a merge or a split also changes. */
const otherOf = ({ command }: CommandEnvelope, state: Case | null, cases: ReadonlyMap<string, Case>): Case | null => {
  if (command.type === 'merge') return cases.get(command.intoCaseId) ?? null;
  return command.type === 'split' ? (cases.get(state?.mergedInto?.caseId ?? '') ?? null) : null;
};

/** What is decided on that other case in the same breath. */
const otherHalf = ({ command }: CommandEnvelope, { id, number, intake, content, mergedInto }: Case): Pick<CommandEnvelope, 'caseId' | 'command' | 'persons'> | null => {
  if (command.type === 'merge') {
    const absorbed = { caseId: id, number, callerId: intake.callerId, secret: content.secret };
    return { caseId: command.intoCaseId, command: { type: 'absorb', absorbed }, persons: [] };
  }
  return command.type === 'split' ? { caseId: mergedInto?.caseId ?? '', command: { type: 'release', caseId: id }, persons: [] } : null;
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
  states: [],
  persons: [],
});
