import type { Instant, Role } from '../tenant.ts';

/** What a city changes by publishing: the two lists, and the rules of triage. */
export const ruleSetKinds = ['transfer_lists', 'triage'] as const;
export type RuleSetKind = (typeof ruleSetKinds)[number];

/** One publication, without its content. Publications are never changed. */
export interface RuleSetVersion {
  readonly kind: RuleSetKind;
  readonly version: string;
  readonly effectiveFrom: Instant;
  readonly publishedAt: Instant;
}

/** The publication in force at a moment: the one that took effect last; of two for the same moment the later published. */
export const inForceAt = <Version extends RuleSetVersion>(versions: readonly Version[], kind: RuleSetKind, at: Instant): Version | null =>
  versions
    .filter((each) => each.kind === kind && each.effectiveFrom <= at)
    .reduce<Version | null>((best, each) => (best === null || isLater(each, best) ? each : best), null);

const isLater = (one: RuleSetVersion, other: RuleSetVersion): boolean =>
  one.effectiveFrom > other.effectiveFrom || (one.effectiveFrom === other.effectiveFrom && one.publishedAt > other.publishedAt);

/** How long a seat without its central may go on deciding under what it last heard: as long as it knows its people. */
const longestAbsence = 7 * 24 * 3_600_000;
/** How far a device's clock may be ahead. */
const clockTolerance = 10 * 60_000;

/**
 * Whether a command made at `at` (device clock) may name this version: it was published, it had taken effect, and it had
 * not been replaced for longer than a seat may be away.
 */
export const wasInForce = (versions: readonly RuleSetVersion[], kind: RuleSetKind, version: string, at: Instant): boolean => {
  const named = versions.find((each) => each.kind === kind && each.version === version);
  if (named === undefined || named.effectiveFrom > at + clockTolerance) return false;
  const replacedAt = Math.min(
    ...versions.filter((each) => each.kind === kind && each !== named && isLater(each, named)).map((each) => Math.max(each.effectiveFrom, each.publishedAt)),
  );
  return at <= replacedAt + longestAbsence;
};

const readers: readonly Role[] = ['taker_12345', 'taker_110', 'shift_lead', 'supervisor'];
const editors: readonly Role[] = ['shift_lead', 'supervisor'];

export const mayReadRules = (role: Role): boolean => readers.includes(role);
export const mayEditRules = (role: Role): boolean => editors.includes(role);
export const mayPublishRules = (role: Role): boolean => role === 'supervisor';

/** Name of a publication: the day it takes effect, counted on when that day has one already. */
export const versionName = (day: string, taken: readonly string[]): string => {
  if (!taken.includes(day)) return day;
  let count = 2;
  while (taken.includes(`${day}.${count}`)) count += 1;
  return `${day}.${count}`;
};
