import { join } from 'node:path';
import { app, BrowserWindow, dialog, MessageChannelMain, Notification, safeStorage, session, utilityProcess } from 'electron';
import { allowHeadsets } from './electron/allowHeadsets.ts';
import { readHostOptions } from './electron/hostOptions.ts';
import { guardSession } from './electron/guardSession.ts';
import { openKeychain } from './electron/keychain.ts';
import { openWindows } from './electron/openWindows.ts';
import { createRingShow } from './electron/showRing.ts';
import { stationMessageSchema, type StationStart } from './electron/stationMessages.ts';
import { readMapTiles, tileOrigins } from './storage/mapTiles.ts';

/** The Electron host: windows, permissions, the keychain. Everything else is the station's, in its own process. */
const main = async (): Promise<void> => {
  await app.whenReady();
  const options = readHostOptions(process.argv.slice(1), join(app.getPath('userData'), 'seat'));
  const tiles = readMapTiles(new URL('../../resources/', import.meta.url), process.env['LIANXI_MAP_KEY'] ?? '');
  guardSession(session.defaultSession, options.sip, tileOrigins(tiles));
  allowHeadsets(session.defaultSession, join(app.getPath('userData'), 'headsets.json'), (names) => {
    const none = names.length;
    const chosen = dialog.showMessageBoxSync({ message: '使用哪一个耳机的按键？ / Which headset?', buttons: [...names, '都不用 / None'], cancelId: none });
    return chosen === none ? null : chosen;
  });
  const keychain = openKeychain(safeStorage, options.data);
  const station = utilityProcess.fork(join(import.meta.dirname, 'station.js'), [], { serviceName: 'Lianxi station' });
  let showRing: ReturnType<typeof createRingShow> = () => undefined;
  station.on('exit', () => app.quit());
  station.on('message', (message: unknown) => {
    const asked = stationMessageSchema.safeParse(message);
    if (!asked.success) return;
    if (asked.data.type === 'ring') {
      showRing(asked.data.ring);
      return;
    }
    const { name, proposed } = asked.data;
    keychain.secret(name, proposed).then(
      (value) => station.postMessage({ type: 'secret', name, value }),
      () => app.quit(),
    );
  });
  station.postMessage({ type: 'start', options } satisfies StationStart);

  const renderer = join(import.meta.dirname, '..', 'renderer');
  const { seat } = await openWindows(
    { BrowserWindow, MessageChannelMain },
    {
      preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      phonePage: join(renderer, 'phone.html'),
      seatPage: join(renderer, 'seat.html'),
    },
    (port) => station.postMessage({ type: 'page' }, [port]),
  );
  showRing = createRingShow({ window: seat, app, notify: (options) => new Notification(options) });
};

if (app.requestSingleInstanceLock()) {
  // On a laptop without a network WebRTC finds no candidates, and so no audio, without this.
  app.commandLine.appendSwitch('allow-loopback-in-peer-connection');
  app.on('window-all-closed', () => app.quit());
  main().catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else app.quit();
