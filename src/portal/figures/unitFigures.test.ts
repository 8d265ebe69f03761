import { expect, test } from 'vitest';
import type { Assignment } from '#domain/case/case.ts';
import { applyPage, emptyReplica } from '../replica/replica.ts';
import { nothingWaiting } from '../sending/waitingCommand.ts';
import { orderChange, unitId } from '../../../tests/support/portalOrder.ts';
import { tasksOf } from '../tasks/task.ts';
import { unitFigures } from './unitFigures.ts';

const minute = 60_000;
const start = 1_000;
const change = (n: number, fields: Partial<Assignment>) => {
  const order = orderChange({ n, urgency: 'urgent', dispatchedAt: start });
  return { ...order, case: { ...order.case, assignments: order.case.assignments.map((each) => ({ ...each, ...fields })) } };
};
const feedback = { found: '-', done: '-', solved: 'yes', photos: [], at: start + 60 * minute } as const;
const photos = [{ fileId: '00000000-0000-7000-8000-000000000001', kind: 'before' }] as const;
const contacts = [{ at: start + 30 * minute, channel: 'visit', outcome: 'reached', seconds: 0, callId: null, note: '到场', photos }] as const;
const signedBy = 'zhujian';
const tasks = tasksOf(
  applyPage(emptyReplica, {
    epoch: 'e',
    head: 4,
    next: 4,
    changes: [
      change(1, {}),
      change(2, { state: 'signed', signedAt: start + 5 * minute, signedBy }),
      change(3, { state: 'fed_back', signedAt: start + 20 * minute, signedBy, contacts: [...contacts], feedback }),
      change(4, { state: 'returned' }),
    ],
  }),
  nothingWaiting,
  unitId,
);

test('urgent: sign in 15 minutes, contact in two hours, done in a day; each rate over the clocks that came to an end', () => {
  expect(unitFigures(tasks, start + 10 * minute, 30)).toMatchObject({ open: 2, late: 0, sign: { hits: 1, total: 2 } });
  const later = unitFigures(tasks, start + 180 * minute, 30);
  expect(later).toEqual({
    open: 2,
    late: 2,
    sign: { hits: 1, total: 3 },
    contact: { hits: 1, total: 3 },
    done: { hits: 1, total: 1 },
    rework: { hits: 0, total: 1 },
    solved: { hits: 1, total: 1 },
  });
});

test('nothing is counted from before the period', () => {
  expect(unitFigures(tasks, start + 8 * 86_400_000, 7)).toMatchObject({ open: 0, sign: { hits: 0, total: 0 } });
});
