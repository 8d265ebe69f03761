import type { Unit } from '../routing/unit.ts';
import type { Transfer } from './caseRecords.ts';
import type { CaseCommand, NewAssignment } from './command.ts';

/** 派警 goes to the police with their own forms, 工单 to everybody else. */
export const transferTo = ({ kind, code }: Pick<Unit, 'kind' | 'code'>): Transfer =>
  kind === 'police_station' || code === 'gongan' ? 'police_dispatch' : 'work_order';

/** A share with the unit that gets it. */
export type Share = NewAssignment & { readonly unit: Pick<Unit, 'kind' | 'code'> };

/**
 * The commands that give these units their shares, the lead's kind of transfer first: a department that goes along with the
 * police has a work order, not the police's forms.
 */
export const dispatchesOf = (shares: readonly Share[], promise: string): readonly Extract<CaseCommand, { type: 'dispatch' }>[] => {
  const kinds = [...new Set([...shares].sort((left, right) => rank(left) - rank(right)).map(({ unit }) => transferTo(unit)))];
  return kinds.map((transfer, index) => ({
    type: 'dispatch',
    transfer,
    assignments: shares.filter(({ unit }) => transferTo(unit) === transfer).map(({ id, unitId, kind }) => ({ id, unitId, kind })),
    promise: index === 0 ? promise : '',
  }));
};

const rank = ({ kind }: Share): number => (kind === 'lead' ? 0 : 1);
