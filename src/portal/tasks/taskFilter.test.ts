import { expect, test } from 'vitest';
import { applyPage, emptyReplica } from '../replica/replica.ts';
import { nothingWaiting } from '../sending/waitingCommand.ts';
import { orderChange, unitId } from '../../../tests/support/portalOrder.ts';
import { tasksOf } from './task.ts';
import { filteredTasks, noFilter } from './taskFilter.ts';

const orders = [
  { ...orderChange({ n: 1, urgency: 'normal', dispatchedAt: 3_000 }), title: '路灯不亮' },
  { ...orderChange({ n: 2, urgency: 'critical', dispatchedAt: 1_000 }), title: '燃气泄漏' },
  { ...orderChange({ n: 3, urgency: 'urgent', dispatchedAt: 2_000 }), title: 'Street LAMP off' },
].map(({ title, ...change }) => ({ ...change, case: { ...change.case, content: { ...change.case.content, title } } }));
const tasks = tasksOf(applyPage(emptyReplica, { epoch: 'e', head: 3, next: 3, changes: orders }), nothingWaiting, unitId);
const shown = (filter: Partial<typeof noFilter>) =>
  filteredTasks(tasks, 'todo', { ...noFilter, ...filter }).map(({ case: { id } }) => orders.findIndex((order) => order.case.id === id) + 1);

test('due first, newest first or most urgent first', () => {
  expect(shown({})).toEqual([2, 3, 1]);
  expect(shown({ order: 'newest' })).toEqual([1, 3, 2]);
  expect(shown({ order: 'urgency' })).toEqual([2, 3, 1]);
});

test('every word must be there, in any case, also of the number', () => {
  expect(shown({ text: '路灯' })).toEqual([1]);
  expect(shown({ text: ' lamp  street' })).toEqual([3]);
  expect(shown({ text: '路灯 燃气' })).toEqual([]);
  expect(shown({ text: '20261123-007' })).toHaveLength(3);
});

test('by urgency and by where it came from', () => {
  expect(shown({ urgency: 'urgent' })).toEqual([3]);
  expect(shown({ network: '110' })).toEqual([]);
  expect(shown({ network: '12345', urgency: 'critical' })).toEqual([2]);
});
