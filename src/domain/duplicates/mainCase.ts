import type { CaseState } from '../case/case.ts';

/** Ended cases take no further caller. */
export const endedStates: readonly CaseState[] = ['closed', 'answered', 'not_accepted', 'merged', 'void'];

/** The case of an event into which the others go: the earliest that still runs; null when none does. Cases in the order they came. */
export const mainCaseOf = <One extends { readonly state: CaseState }>(cases: readonly One[]): One | null => cases.find(({ state }) => !endedStates.includes(state)) ?? null;
