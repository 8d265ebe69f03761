import { expect, test } from 'vitest';
import { emptyRequest, extensionUnit, requestObstacle } from './requestDraft.ts';

test('a return needs a reason of the list and its legal basis; the others a reason', () => {
  expect(requestObstacle('return', emptyRequest)).toBe('request.obstacle.choose');
  expect(requestObstacle('return', { ...emptyRequest, choice: 'not_duty' })).toBe('request.obstacle.basis');
  expect(requestObstacle('return', { ...emptyRequest, choice: 'not_duty', text: '三定方案' })).toBeNull();
  expect(requestObstacle('suspension', emptyRequest)).toBe('request.obstacle.reason');
  expect(requestObstacle('extension', { ...emptyRequest, text: '要开挖', amount: 0 })).toBe('request.obstacle.amount');
});

test('more time is asked for as its clock counts, at most as long again', () => {
  expect(extensionUnit('normal')).toMatchObject({ word: 'extension.days', most: 5 });
  expect(extensionUnit('urgent')).toEqual({ word: 'extension.hours', minutes: 60, most: 24 });
});
