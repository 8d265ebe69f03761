import { keysOf, type HeadsetKey } from './headsetKeys.ts';
import { readInput, readTelephony, telephonyPage, writeOutput, type TelephonyReports } from './telephonyReports.ts';

export interface Headsets {
  /** Which lamps shall burn. */
  readonly show: (lit: ReadonlySet<number>) => void;
  /** Looks again: another page was given a headset, or the user switched its buttons off. */
  readonly refresh: (used: boolean) => void;
}

interface Opened {
  readonly device: HIDDevice;
  readonly reports: TelephonyReports;
  readonly close: () => void;
}

export const telephonyFilter: HIDDeviceRequestOptions = { filters: [{ usagePage: telephonyPage }] };

const isHeadset = ({ collections }: HIDDevice): boolean => collections.some(({ usagePage }) => usagePage === telephonyPage);

/** Buttons and lamps of the headsets this origin was allowed (the user chose them once, in the settings). Nothing here is ever needed for a call. */
export const openHeadsets = (hid: HID, onKey: (key: HeadsetKey) => void): Headsets => {
  const opened = new Map<HIDDevice, Opened>();
  let lit: ReadonlySet<number> = new Set();
  let used = false;

  const write = ({ device, reports }: Opened): void => {
    for (const [reportId, bytes] of writeOutput(reports, lit)) void device.sendReport(reportId, bytes).catch(() => undefined);
  };

  const open = async (device: HIDDevice): Promise<void> => {
    if (opened.has(device) || !isHeadset(device) || !used) return;
    const reports = readTelephony(device.collections);
    const standing = new Map<number, boolean>();
    const onReport = ({ reportId, data }: HIDInputReportEvent): void => {
      const said = readInput(reports, reportId, data);
      const keys = keysOf(standing, said);
      for (const [usage, { on }] of said) standing.set(usage, on);
      for (const key of keys) onKey(key);
    };
    device.addEventListener('inputreport', onReport);
    const entry: Opened = {
      device,
      reports,
      close: () => {
        device.removeEventListener('inputreport', onReport);
        void device.close().catch(() => undefined);
      },
    };
    opened.set(device, entry);
    try {
      if (!device.opened) await device.open();
      write(entry);
    } catch {
      // Held by another program: its buttons do what that one says.
      entry.close();
      opened.delete(device);
    }
  };

  hid.addEventListener('connect', ({ device }) => void open(device));
  hid.addEventListener('disconnect', ({ device }) => {
    opened.get(device)?.close();
    opened.delete(device);
  });

  return {
    show: (next) => {
      if (next.size === lit.size && [...next].every((usage) => lit.has(usage))) return;
      lit = next;
      for (const entry of opened.values()) write(entry);
    },
    refresh: (now) => {
      used = now;
      void hid.getDevices().then(
        (allowed) => {
          for (const [device, { close }] of opened) {
            if (used && allowed.includes(device)) continue;
            close();
            opened.delete(device);
          }
          for (const device of allowed) void open(device);
        },
        () => undefined,
      );
    },
  };
};
