import { expect, it } from 'vitest';
import type { StoredDraft } from '../storage/localStore.ts';
import { callerFields, readableDraft } from './readableDraft.ts';

it.each([
  ['13800000001', '13800000001'],
  ['+86 730 8880000', '+86 730 8880000'],
  ['A07', ''],
  ['anonymous', ''],
  ['1'.repeat(40), ''],
])('a caller who calls from %s is called back at "%s"', (number, phone) => {
  expect(callerFields({ number, name: '王女士' })).toEqual({ callerPhone: phone, callerName: '王女士' });
});

it('shows a stored form without the one value nobody could read', () => {
  const draft: StoredDraft = {
    caseId: '01a2203a-5291-77ef-86b3-1be98ec0d4f5',
    number: '20261128-007-0001-5',
    callId: 'call-1',
    line: '12345',
    fields: { callerPhone: 'A07', description: '下水道堵塞' },
    answers: {},
    revision: 3,
    openedAt: 1,
    changedAt: 2,
  };
  expect(readableDraft(draft).fields).toEqual({ description: '下水道堵塞' });
});
