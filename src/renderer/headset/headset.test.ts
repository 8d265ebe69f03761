import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionsOf } from '../../../tests/support/hidDescriptor.ts';
import { commandOf, keysOf, lampsOf, type HeadsetKey, type HeadsetPhone } from './headsetKeys.ts';
import { readInput, readTelephony, usages, writeOutput } from './telephonyReports.ts';

/** Report descriptors as devices give them: the layouts of three makers, and one more that differs from all. */
const descriptors = {
  /** Jabra's: one report for everything, a dial pad in the middle, lamps in the report of the same number. */
  jabra:
    '050b 0905 a101 8502 050b 1500 2501 0920 0997 7501 9502 8122 092f 0921 0970 0950 7501 9504 8106 0906 a102 19b0 29bb 1500 250c 7504 9501 8140 c0' +
    '0907 1500 2501 0509 7501 9501 8102 7501 9505 8101 0508 1500 2501 0917 0909 0918 0920 0921 7501 9505 9122 050b 1500 2501 099e 7501 9501 9122 7501 950a 9101 c0' +
    '050c 0901 a101 8501 1500 2501 09ea 09e9 7501 9502 8102 9506 8101 c0',
  /** Plantronics/Poly's: each lamp in a report of its own. */
  poly:
    '050b 0905 a101 8508 1500 2501 0920 7501 9501 8122 0997 9501 8122 092b 9501 8122 092a 9501 8122 092f 9501 8106 0921 9501 8106 0924 9501 8106' +
    '0907 0509 0901 7501 9501 8102 0508 8509 0909 9501 9122 9507 9101 8517 0917 9501 9122 9507 9101 8518 0918 9501 9122 9507 9101 8520 0920 9501 9122 9507 9101 c0',
  /** Logitech’s: mute before hook, lamps in the next report, with vendor collections around it. */
  logitech:
    '0602ff 0901 a101 850a 1500 26ff00 0901 951f 7508 8102 c0 050b 0905 a101 8508 1500 2501 092f 7501 9501 8106 0920 7501 9501 8122 9506 8101' +
    '0508 8509 0909 7501 9501 9122 050b 092a 7501 9501 9122 9506 9101 c0',
  /** Anker’s speakerphone: hook and busy without a preferred state, five lamps. */
  anker:
    '050b 0905 a101 8502 050b 1500 2501 0920 0997 7501 9502 8123 092f 0921 0970 0950 7501 9504 8107 0508 0917 0909 0918 0920 0921 7501 9505 9122 9503 9103 c0',
  /** Buttons by number instead of bits. */
  array: '050b 0905 a101 1501 2502 7508 9501 0920 092f 8100 c0',
} as const;

const bytes = (...values: number[]): DataView => new DataView(Uint8Array.from(values).buffer);
const of = (name: keyof typeof descriptors) => readTelephony(collectionsOf(descriptors[name]));
const pressed = (name: keyof typeof descriptors, reportId: number, ...values: number[]): readonly HeadsetKey[] =>
  keysOf(new Map(), readInput(of(name), reportId, bytes(...values)));

describe('buttons by the device’s own description', () => {
  it.each([
    ['jabra', 2, [0b0000_0001, 0, 0]],
    ['poly', 8, [0b0000_0001]],
    ['logitech', 8, [0b0000_0010]],
    ['array', 0, [1]],
  ] as const)('%s: off hook', (name, reportId, values) => {
    expect(pressed(name, reportId, ...values)).toEqual([{ type: 'hook', off: true }]);
  });

  it.each([
    ['jabra', 2, [0b0000_0100, 0, 0]],
    ['poly', 8, [0b0001_0000]],
    ['logitech', 8, [0b0000_0001]],
  ] as const)('%s: mute is pressed, not held', (name, reportId, values) => {
    expect(pressed(name, reportId, ...values)).toEqual([{ type: 'mute', on: 'toggled' }]);
  });

  it('finds flash, and nothing in a report of another number', () => {
    expect(pressed('jabra', 2, 0b0000_1000, 0, 0)).toEqual([{ type: 'flash' }]);
    expect(pressed('poly', 8, 0b0010_0000)).toEqual([{ type: 'flash' }]);
    expect(pressed('jabra', 1, 0xff, 0xff, 0xff)).toEqual([]);
  });

  it('a button that calls itself constant is one all the same; padding has no name', () => {
    expect(pressed('anker', 2, 0b0000_0001)).toEqual([{ type: 'hook', off: true }]);
    expect(pressed('jabra', 2, 0, 0, 0b1111_1000)).toEqual([]);
  });

  it('a switch tells only when it moves', () => {
    const down = readInput(of('poly'), 8, bytes(1));
    expect(keysOf(new Map([[usages.hookSwitch, true]]), down)).toEqual([]);
    expect(keysOf(new Map([[usages.hookSwitch, true]]), readInput(of('poly'), 8, bytes(0)))).toEqual([{ type: 'hook', off: false }]);
  });

  it('no report of any length or content throws', () => {
    fc.assert(
      fc.property(fc.constantFrom('jabra', 'poly', 'logitech', 'anker', 'array'), fc.integer({ min: 0, max: 40 }), fc.uint8Array({ maxLength: 8 }), (name, reportId, data) => {
        expect(keysOf(new Map(), readInput(of(name), reportId, bytes(...data))).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('what is no telephone has no buttons', () => {
    expect(readTelephony(collectionsOf('0501 0902 a101 0509 1901 2903 1500 2501 7501 9503 8102 c0'))).toEqual({ inputs: [], outputs: [], outputLengths: new Map() });
  });
});

describe('lamps', () => {
  const talking = new Set<number>([usages.offHookLamp, usages.muteLamp]);
  it('lie where each maker put them', () => {
    expect([...writeOutput(of('jabra'), talking)]).toEqual([[2, Uint8Array.of(0b0000_0011, 0)]]);
    expect([...writeOutput(of('jabra'), new Set<number>([usages.ringLamp, usages.ringer]))]).toEqual([[2, Uint8Array.of(0b0010_0100, 0)]]);
    expect([...writeOutput(of('poly'), talking)]).toEqual([[9, Uint8Array.of(1)], [0x17, Uint8Array.of(1)], [0x18, Uint8Array.of(0)], [0x20, Uint8Array.of(0)]]);
    expect([...writeOutput(of('logitech'), talking)]).toEqual([[9, Uint8Array.of(1)]]);
    expect([...writeOutput(of('anker'), talking)]).toEqual([[2, Uint8Array.of(0b0000_0011)]]);
  });
});

describe('what a key means', () => {
  const call = { callId: 'a', direction: 'in', state: 'talking', muted: false } as const;
  const phone = (change: Partial<HeadsetPhone> = {}): HeadsetPhone => ({ call, second: null, joined: false, ...change });
  const offHook: HeadsetKey = { type: 'hook', off: true };
  const onHook: HeadsetKey = { type: 'hook', off: false };

  it('answers what rings, hangs up what is spoken, and repeats nothing', () => {
    expect(commandOf(offHook, phone({ call: { ...call, state: 'ringing' } }))).toEqual({ type: 'answer', callId: 'a' });
    expect(commandOf(onHook, phone())).toEqual({ type: 'hang_up', callId: 'a' });
    // The echo of a lamp: off hook in a call, on hook when the next one rings already.
    expect(commandOf(offHook, phone())).toBeNull();
    expect(commandOf(onHook, phone({ call: { ...call, state: 'ringing' } }))).toBeNull();
    expect(commandOf(onHook, phone({ call: null }))).toBeNull();
  });

  it('with two calls: answers the one that knocks, swaps, hangs up the one that is spoken', () => {
    const held = { ...call, state: 'held' } as const;
    const second = { ...call, callId: 'b' };
    expect(commandOf(offHook, phone({ second: { ...second, state: 'ringing' } }))).toEqual({ type: 'answer', callId: 'b' });
    expect(commandOf({ type: 'flash' }, phone({ call: held, second }))).toEqual({ type: 'swap' });
    expect(commandOf(onHook, phone({ call: held, second }))).toEqual({ type: 'hang_up', callId: 'b' });
  });

  it('mutes by press or by switch, holds by flash', () => {
    expect(commandOf({ type: 'mute', on: 'toggled' }, phone({ call: { ...call, muted: true } }))).toEqual({ type: 'mute', callId: 'a', on: false });
    expect(commandOf({ type: 'mute', on: true }, phone())).toEqual({ type: 'mute', callId: 'a', on: true });
    expect(commandOf({ type: 'flash' }, phone())).toEqual({ type: 'hold', callId: 'a', on: true });
  });

  it('lights ring, off-hook, mute and hold', () => {
    expect(lampsOf(phone({ call: { ...call, state: 'ringing' } }))).toEqual(new Set([usages.ringLamp, usages.ringer]));
    expect(lampsOf(phone({ call: { ...call, state: 'held', muted: true } }))).toEqual(new Set([usages.offHookLamp, usages.muteLamp, usages.holdLamp]));
    expect(lampsOf(phone({ call: null }))).toEqual(new Set());
  });
});
