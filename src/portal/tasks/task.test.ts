import { describe, expect, it } from 'vitest';
import { applyPage, emptyReplica, type Replica } from '../replica/replica.ts';
import { withCommand, withReplica, withResults } from '../sending/sendingSteps.ts';
import { nothingWaiting, unsentOf } from '../sending/waitingCommand.ts';
import { commandFor, orderChange, unitId } from '../../../tests/support/portalOrder.ts';
import { inFolder, tasksOf } from './task.ts';

const replicaOf = (...changes: ReturnType<typeof orderChange>[]): Replica =>
  applyPage(emptyReplica, { epoch: 'e', head: 9, next: 9, changes });

describe('tasks of a unit', () => {
  it('are its own assignments only, the most pressing first', () => {
    const calm = orderChange({ n: 1, urgency: 'normal', dispatchedAt: 1_000 });
    const hot = orderChange({ n: 2, urgency: 'critical', dispatchedAt: 2_000 });
    const foreign = orderChange({ n: 3, urgency: 'critical', dispatchedAt: 1_000, unitId: 'other' });
    const tasks = tasksOf(replicaOf(calm, hot, foreign), nothingWaiting, unitId);
    expect(inFolder(tasks, 'todo').map((task) => task.case.id)).toEqual([hot.case.id, calm.case.id]);
    expect(inFolder(tasks, 'todo').map(({ step, clock }) => [step, clock?.kind])).toEqual([['sign', 'sign'], ['sign', 'sign']]);
  });

  it('go on with what waits on this phone: sign, then contact, then feedback', () => {
    const order = orderChange({ n: 1, urgency: 'urgent', dispatchedAt: 1_000 });
    const replica = replicaOf(order);
    const stepAfter = (...commands: ReturnType<typeof commandFor>[]) => {
      const sending = commands.reduce(withCommand, nothingWaiting);
      return tasksOf(replica, sending, unitId)[0];
    };
    const sign = commandFor(order, 1, 'sign');
    const unanswered = commandFor(order, 2, 'no_answer');
    const reached = commandFor(order, 3, 'visit');
    const feedback = commandFor(order, 4, 'feed_back');
    expect(stepAfter(sign)).toMatchObject({ step: 'contact', folder: 'doing', unsent: 1 });
    expect(stepAfter(sign, unanswered)).toMatchObject({ step: 'contact', folder: 'doing' });
    expect(stepAfter(sign, unanswered, reached)).toMatchObject({ step: 'feed_back' });
    expect(stepAfter(sign, reached, feedback)).toMatchObject({ step: 'none', folder: 'done', clock: null, unsent: 3 });
    expect(stepAfter(sign, feedback)).toMatchObject({ step: 'contact' });
  });

  it('stay as the user left them between acceptance and the next reading', () => {
    const order = orderChange({ n: 1, urgency: 'urgent', dispatchedAt: 1_000 });
    const sign = commandFor(order, 1, 'sign');
    const accepted = withResults(
      withCommand(nothingWaiting, sign),
      [{ status: 'accepted', id: sign.id, caseId: order.case.id, version: 4, seq: 10, acceptedAt: 5 }],
      5,
      0,
    );
    expect(unsentOf(accepted)).toEqual([]);
    expect(tasksOf(replicaOf(order), accepted, unitId)[0]).toMatchObject({ folder: 'doing', unsent: 0 });
    expect(withReplica(accepted, replicaOf(order)).waiting).toHaveLength(1);
    const newer = { ...order, case: { ...order.case, version: 4 } };
    expect(withReplica(accepted, replicaOf(newer)).waiting).toEqual([]);
  });
});

describe('the replica', () => {
  it('forgets what is no longer visible and everything of another epoch', () => {
    const order = orderChange({ n: 1, urgency: 'urgent', dispatchedAt: 1_000 });
    const replica = replicaOf(order);
    const gone = applyPage(replica, { epoch: 'e', head: 10, next: 10, changes: [{ visible: false, seq: 10, caseId: order.case.id }] });
    expect(gone.cases.size).toBe(0);
    expect(applyPage(replica, { epoch: 'f', head: 0, next: 0, changes: [] })).toEqual({ epoch: 'f', next: 0, cases: new Map() });
  });
});
