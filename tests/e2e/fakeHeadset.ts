import type { Page } from '@playwright/test';
import { collectionsOf } from '../support/hidDescriptor.ts';

/** Jabra's layout: hook, busy, mute, flash in report 2; lamps off hook, mute, ring, hold in the output report of the same number. */
const descriptor =
  '050b 0905 a101 8502 050b 1500 2501 0920 0997 7501 9502 8122 092f 0921 0970 0950 7501 9504 8106 7501 9502 8101' +
  '0508 1500 2501 0917 0909 0918 0920 0921 7501 9505 9122 7501 9503 9101 c0';
const buttons = { hook: 1, mute: 4, flash: 8 } as const;
const lamps = ['off hook', 'mute', 'ring', 'hold'] as const;

/** A headset that is plugged in and answers WebHID in every page of this window, remembered as a browser does. */
export const fakeHeadset = (page: Page): Promise<unknown> =>
  page.addInitScript((collections) => {
    const top = window.top as unknown as { lianxiHid?: EventTarget };
    if (top.lianxiHid === undefined) {
      const device = Object.assign(new EventTarget(), {
        productName: 'Jabra-like headset',
        vendorId: 0x0b0e,
        productId: 1,
        collections,
        opened: false,
        lamps: 0,
        hook: 0,
        open: () => Promise.resolve(void (device.opened = true)),
        close: () => Promise.resolve(void (device.opened = false)),
        forget: () => Promise.resolve(localStorage.removeItem('test.headset')),
        sendReport: (_id: number, bytes: Uint8Array) => Promise.resolve(void (device.lamps = bytes[0] ?? 0)),
      });
      const known = (): unknown[] => (localStorage.getItem('test.headset') === null ? [] : [device]);
      top.lianxiHid = Object.assign(new EventTarget(), {
        device,
        getDevices: () => Promise.resolve(known()),
        requestDevice: () => {
          localStorage.setItem('test.headset', 'allowed');
          return Promise.resolve(known());
        },
      });
    }
    Object.defineProperty(navigator, 'hid', { value: top.lianxiHid });
  }, collectionsOf(descriptor));

/** The switch moves; a button is pressed and let go. */
export const pressHeadset = (page: Page, button: keyof typeof buttons, on: boolean): Promise<void> =>
  page.evaluate(
    ({ bit, isSwitch, on }) => {
      const { device } = (window as unknown as { lianxiHid: { device: EventTarget & { hook: number } } }).lianxiHid;
      const send = (value: number): void => {
        device.dispatchEvent(Object.assign(new Event('inputreport'), { reportId: 2, data: new DataView(Uint8Array.of(value).buffer) }));
      };
      if (isSwitch) device.hook = on ? bit : 0;
      send(isSwitch ? device.hook : device.hook | bit);
      if (!isSwitch) send(device.hook);
    },
    { bit: buttons[button], isSwitch: button === 'hook', on },
  );

export const lampsOf = async (page: Page): Promise<readonly string[]> => {
  const bits = await page.evaluate(() => (window as unknown as { lianxiHid: { device: { lamps: number } } }).lianxiHid.device.lamps);
  return lamps.filter((_, index) => (bits & (1 << index)) !== 0);
};
