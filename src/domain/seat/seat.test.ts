import { describe, expect, it } from 'vitest';
import { agentMismatch } from './agentMismatch.ts';
import { isServiceCode, readSupervise, superviseCode } from './dialCodes.ts';

describe('seat and exchange on who takes calls', () => {
  it.each([
    ['available', 'available', null],
    ['available', 'talking', null],
    ['available', 'break', 'not_served'],
    ['available', 'not_responding', 'not_served'],
    ['meal', 'available', 'served_while_away'],
    ['wrap_up', 'available', 'served_while_away'],
    ['break', 'meal', null],
    ['talking', 'available', null],
    ['available', null, null],
  ] as const)('%s here, %s there: %s', (here, there, mismatch) => {
    expect(agentMismatch(here, there)).toBe(mismatch);
  });
});

describe('codes', () => {
  it('are told from numbers and seats', () => {
    for (const code of ['*8', '*43', 'park-701', 'listen-A07', 'resume-x']) expect(isServiceCode(code)).toBe(true);
    for (const number of ['A07', '13800000001', '12345', 'parking']) expect(isServiceCode(number)).toBe(false);
  });
  it('of a shift lead name mode and seat', () => {
    expect(readSupervise(superviseCode('whisper', 'A07'))).toEqual({ mode: 'whisper', seat: 'A07' });
    expect(readSupervise('A07')).toBeNull();
  });
});
