import { expect, it } from 'vitest';
import { mayHear, type Listener } from './mayHear.ts';

const recording = { line: '12345', seatId: 'A07' } as const;

it.each<[string, Listener, boolean]>([
  ['its own seat', { role: 'seat', line: '12345', seatId: 'A07' }, true],
  ['another seat of the line', { role: 'seat', line: '12345', seatId: 'A08' }, false],
  ['the shift lead of the line', { role: 'shift_lead', line: '12345', seatId: null }, true],
  ['the shift lead of the other line', { role: 'shift_lead', line: '110', seatId: null }, false],
  ['a unit', { role: 'unit_handler', line: null, seatId: null }, false],
  ['a grid worker', { role: 'grid_worker', line: null, seatId: null }, false],
  ['a supervisor', { role: 'supervisor', line: null, seatId: null }, false],
  ['a trainer', { role: 'trainer', line: null, seatId: null }, false],
])('%s: %#', (_who, listener, allowed) => {
  expect(mayHear(listener, recording)).toBe(allowed);
});
