import { v7 as newId } from 'uuid';
import type { AssignmentKind } from '#domain/case/case.ts';
import { dispatchesOf } from '#domain/case/dispatchesOf.ts';
import type { Unit } from '#domain/routing/unit.ts';
import type { UnitOption } from '../useUnitOptions.ts';

/** The commands that send a case to these units, police by 派警 and others by work order. */
export const sendTo = (units: readonly (readonly [UnitOption, AssignmentKind])[], promise: string) =>
  dispatchesOf(
    units.map(([{ value, kind, code }, as]) => ({ id: newId(), unitId: value, kind: as, unit: { kind: kind as Unit['kind'], code } })),
    promise,
  );
