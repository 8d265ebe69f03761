import { expect, test } from 'vitest';
import type { Notices } from '#contract/central/loop.ts';
import type { CentralClient } from '../central/centralClient.ts';
import { createNoticeReader } from './noticeReader.ts';

const notice = (seq: number): Notices['notices'][number] => ({ seq, caseId: 'c', number: 'n', title: 't', kind: 'chase', step: null, at: seq });

test('reads on from what is known and tells the central once what was read', async () => {
  const asked: string[] = [];
  const told: unknown[] = [];
  const pages: Notices[] = [
    { notices: [notice(3), notice(5)], next: 5, seen: 3 },
    { notices: [notice(3), notice(5)], next: 5, seen: 5 },
  ];
  const client = {
    call: ({ path, body }: { readonly path: string; readonly body?: unknown }) => {
      if (body !== undefined) told.push(body);
      else asked.push(path);
      return Promise.resolve(body === undefined ? pages.shift() : undefined);
    },
  } as unknown as CentralClient;
  const reader = createNoticeReader(client);
  await reader.pull();
  expect(reader.state.get()).toMatchObject({ seen: 3, notices: [{ seq: 3 }, { seq: 5 }] });
  await reader.markSeen();
  await reader.markSeen();
  expect(told).toEqual([{ seq: 5 }]);
  await reader.pull();
  expect(asked.map((path) => new URLSearchParams(path.split('?')[1]).get('after'))).toEqual(['0', '5']);
  expect(reader.state.get().notices).toHaveLength(2);
});
