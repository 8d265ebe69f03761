import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { allowHeadsets } from './allowHeadsets.ts';

type Session = Parameters<typeof allowHeadsets>[0];
type Device = { deviceId: string; name: string; vendorId: number; productId: number; collections: { usagePage: number }[] };

const headset = (name: string, productId: number): Device => ({ deviceId: `id-${name}`, name, vendorId: 0x0b0e, productId, collections: [{ usagePage: 0x0c }, { usagePage: 0x0b }] });
const keyboard: Device = { deviceId: 'id-keyboard', name: 'keyboard', vendorId: 1, productId: 1, collections: [{ usagePage: 0x01 }] };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxi-headset-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A session that keeps what it was told. */
const open = (choose: (names: readonly string[]) => number | null) => {
  const handlers = new Map<string, (event: unknown, details: unknown, callback?: (id: string | null) => void) => void>();
  let permit: (details: unknown) => boolean = () => true;
  allowHeadsets(
    {
      on: (event: string, handler: never) => handlers.set(event, handler),
      setDevicePermissionHandler: (handler: never) => (permit = handler),
    } as unknown as Session,
    join(folder, 'headsets.json'),
    choose,
  );
  return {
    select: (deviceList: Device[]): string | null => {
      let chosen: string | null = 'nobody asked';
      handlers.get('select-hid-device')?.({ preventDefault: () => undefined }, { deviceList }, (id) => (chosen = id));
      return chosen;
    },
    forget: (device: Device) => handlers.get('hid-device-revoked')?.({}, { device }),
    permits: (device: Device, deviceType = 'hid') => permit({ deviceType, device }),
  };
};

it('gives the one headset there is, and nothing that is none', () => {
  const asked = open(() => null);
  expect(asked.select([keyboard, headset('one', 7)])).toBe('id-one');
  expect(asked.select([keyboard])).toBeNull();
  expect(asked.permits(headset('one', 7))).toBe(true);
  expect(asked.permits(headset('other', 8))).toBe(false);
  expect(asked.permits(keyboard)).toBe(false);
  expect(asked.permits(headset('one', 7), 'usb')).toBe(false);
});

it('asks which of several; the choice outlives the window until it is forgotten', () => {
  expect(open((names) => names.indexOf('two')).select([headset('one', 7), headset('two', 8)])).toBe('id-two');
  const later = open(() => null);
  expect(later.permits(headset('two', 8))).toBe(true);
  expect(later.permits(headset('one', 7))).toBe(false);
  expect(later.select([headset('one', 7), headset('two', 8)])).toBeNull();
  later.forget(headset('two', 8));
  expect(open(() => null).permits(headset('two', 8))).toBe(false);
});
