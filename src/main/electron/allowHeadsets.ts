import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { HIDDevice, Session } from 'electron';
import * as z from 'zod';

const telephonyPage = 0x0b;

/** One headset, as it is known again: serial numbers are not asked for, another one of the same kind is as good. */
const headsetSchema = z.object({ vendorId: z.number().int(), productId: z.number().int() });
type Headset = z.output<typeof headsetSchema>;

const isHeadset = ({ collections }: Pick<HIDDevice, 'collections'>): boolean => collections.some(({ usagePage }) => usagePage === telephonyPage);

/**
 * The buttons of headsets the user chose (WebHID's `requestDevice` needs his click); remembered in `file`. No other kind of device
 * is ever offered or opened.
 * @param choose asks which of several is meant; null for none of them.
 */
export const allowHeadsets = (
  session: Pick<Session, 'on' | 'setDevicePermissionHandler'>,
  file: string,
  choose: (names: readonly string[]) => number | null,
): void => {
  let allowed = readHeadsets(file);
  const keep = (next: readonly Headset[]): void => {
    allowed = next;
    writeFileSync(file, JSON.stringify(allowed), { mode: 0o600 });
  };
  const isSame = ({ vendorId, productId }: Headset) => (other: Headset) => other.vendorId === vendorId && other.productId === productId;

  session.on('select-hid-device', (event, { deviceList }, callback) => {
    event.preventDefault();
    const headsets = deviceList.filter(isHeadset);
    const index = headsets.length <= 1 ? 0 : choose(headsets.map(({ name }) => name));
    const chosen = index === null ? undefined : headsets[index];
    if (chosen === undefined) {
      callback(null);
      return;
    }
    const { vendorId, productId, deviceId } = chosen;
    if (!allowed.some(isSame(chosen))) keep([...allowed, { vendorId, productId }]);
    callback(deviceId);
  });
  session.on('hid-device-revoked', (_event, { device }) => keep(allowed.filter((each) => !isSame(device)(each))));
  session.setDevicePermissionHandler(({ deviceType, device }) => deviceType === 'hid' && isHeadset(device as HIDDevice) && allowed.some(isSame(device as HIDDevice)));
};

const readHeadsets = (file: string): readonly Headset[] => {
  if (!existsSync(file)) return [];
  try {
    return z.array(headsetSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
};
