import { expect, it } from 'vitest';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import { expireEvidence, type Evidence } from './expireEvidence.ts';

const day = 86_400_000;
const line = (daysOfEvidence: number) => ({ mayPause: false, daysAtSeat: 1, daysAtCentral: 1, daysOfEvidence, notice: true });
const policy: RecordingPolicy = { version: 't', lines: { '12345': line(10), '110': line(30) }, internal: { daysOfEvidence: 2 } };
const recording = (recordingId: string, of: '12345' | '110' | null, daysOld: number) => ({
  recordingId, callId: `call-${recordingId}`, line: of, number: '', startedAt: 100 * day - daysOld * day, endedAt: null, marks: [], bytes: 1, sha256: null,
});

it('every class has days of its own; nothing goes without a line in the audit before it', async () => {
  const said: string[] = [];
  const evidence: Evidence = {
    list: () => Promise.resolve([recording('a', '12345', 9), recording('b', '12345', 11), recording('c', '110', 29), recording('d', '110', 31), recording('e', null, 3)]),
    remove: (id) => Promise.resolve(void said.push(`removed ${id}`)),
  };
  const audit = { record: (_actor: string, action: string, detail: Readonly<Record<string, string>>) => Promise.resolve(void said.push(`${action} ${detail['callId'] ?? ''} ${detail['class'] ?? ''}`)) };
  expect(await expireEvidence({ evidence, policy, audit, now: 100 * day })).toBe(3);
  expect(said).toEqual([
    'evidence_deleted call-b 12345', 'removed b',
    'evidence_deleted call-d 110', 'removed d',
    'evidence_deleted call-e internal', 'removed e',
  ]);
});

it('what cannot be audited stays', async () => {
  const removed: string[] = [];
  const evidence: Evidence = { list: () => Promise.resolve([recording('a', null, 9)]), remove: (id) => Promise.resolve(void removed.push(id)) };
  await expect(expireEvidence({ evidence, policy, audit: { record: () => Promise.reject(new Error('database away')) }, now: 100 * day })).rejects.toThrow('database away');
  expect(removed).toEqual([]);
});
