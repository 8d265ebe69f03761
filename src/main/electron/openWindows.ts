import type { BrowserWindow, BrowserWindowConstructorOptions, MessageChannelMain, MessagePortMain } from 'electron';
import { guardContents } from './guardSession.ts';

/** Channel on which a window gets its port; the preload listens on the same. */
const pipeChannel = 'lianxi:pipe';

/** The part of Electron that opens windows: its own classes, or a fake's. */
export interface WindowMaker {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => Pick<BrowserWindow, 'loadFile' | 'webContents' | 'show' | 'once' | 'flashFrame' | 'isFocused'>;
  readonly MessageChannelMain: new () => MessageChannelMain;
}

export interface WindowPaths {
  readonly preload: string;
  readonly phonePage: string;
  readonly seatPage: string;
}

const preferences = (preload: string): NonNullable<BrowserWindowConstructorOptions['webPreferences']> => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
});

/**
 * Opens the phone's hidden window, which must never be throttled, and the seat's. Each gets a fresh port to the station
 * whenever its page has loaded, so that a reload is served as the first load was.
 */
export const openWindows = async (
  maker: WindowMaker,
  paths: WindowPaths,
  connect: (port: MessagePortMain) => void,
): Promise<{ readonly seat: Pick<BrowserWindow, 'show' | 'flashFrame' | 'isFocused'> }> => {
  const open = async (page: string, options: BrowserWindowConstructorOptions) => {
    const window = new maker.BrowserWindow(options);
    guardContents(window.webContents);
    window.webContents.on('did-finish-load', () => {
      const { port1, port2 } = new maker.MessageChannelMain();
      connect(port1);
      window.webContents.postMessage(pipeChannel, null, [port2]);
    });
    await window.loadFile(page);
    return window;
  };

  await open(paths.phonePage, { show: false, webPreferences: { ...preferences(paths.preload), backgroundThrottling: false } });
  const seat = await open(paths.seatPage, {
    width: 1440,
    height: 900,
    minWidth: 1180,
    minHeight: 700,
    backgroundColor: '#eff2f4',
    webPreferences: preferences(paths.preload),
  });
  return { seat };
};
