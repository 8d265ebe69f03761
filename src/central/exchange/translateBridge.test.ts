import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAmiReader } from './amiFrames.ts';
import { emptyAmi, translateAmi, type Translated } from './translateAmi.ts';

/**
 * What an Asterisk 22.10.1 with the [bridge] of deploy/asterisk said of five calls: a talk, a busy citizen, one who did not answer, a worker who did
 * not answer, a worker's number that does not exist. Fields that nobody reads are left out.
 */
const transcript = readFileSync(new URL('asterisk22.bridge.ami.txt', import.meta.url), 'utf8').replaceAll('\n', '\r\n');

const translated = (): readonly Translated[] => {
  let state = emptyAmi;
  const events = createAmiReader()(Buffer.from(transcript)).flatMap((message, at) => {
    const [next, said] = translateAmi(state, message, at);
    state = next;
    return said;
  });
  expect(state.bridges.size).toBe(0);
  return events;
};

describe('calls that Asterisk makes for a unit', () => {
  it('are told in the steps of the embedded exchange', () => {
    const calls = Map.groupBy(translated(), (event) => (event.type === 'bridge' ? event.callId : ''));
    expect(calls.has('')).toBe(false);
    const told = [...calls.values()].map((events) => events.map((event) => (event.type === 'bridge' ? (event.end ?? event.step) : '')));
    const toCitizen = ['worker_ringing', 'worker_answered', 'citizen_ringing'];
    expect(told).toEqual([
      [...toCitizen, 'citizen_answered', 'answered'],
      [...toCitizen, 'busy'],
      [...toCitizen, 'no_answer'],
      ['worker_ringing', 'worker_no_answer', 'worker_no_answer'],
      ['worker_ringing', 'worker_no_answer', 'worker_no_answer'],
    ]);
  });
});
