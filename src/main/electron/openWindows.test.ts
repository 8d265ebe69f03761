import { describe, expect, it } from 'vitest';
import type { BrowserWindowConstructorOptions, MessageChannelMain } from 'electron';
import { guardSession } from './guardSession.ts';
import { openWindows, type WindowMaker } from './openWindows.ts';

/** A fake that keeps what it was told, as far as the host uses Electron. */
const fakeElectron = () => {
  const windows: FakeWindow[] = [];
  class FakeWindow {
    readonly options: BrowserWindowConstructorOptions;
    readonly handlers = new Map<string, (event: { preventDefault: () => void }) => void>();
    readonly posted: { channel: string; ports: unknown[] }[] = [];
    openHandler: () => { action: string } = () => ({ action: 'allow' });
    page = '';
    readonly webContents = {
      on: (event: string, handler: (event: { preventDefault: () => void }) => void) => this.handlers.set(event, handler),
      setWindowOpenHandler: (handler: () => { action: string }) => (this.openHandler = handler),
      postMessage: (channel: string, _message: unknown, ports: unknown[]) => this.posted.push({ channel, ports }),
    };

    constructor(options: BrowserWindowConstructorOptions) {
      this.options = options;
      windows.push(this);
    }

    loadFile(page: string): Promise<void> {
      this.page = page;
      this.handlers.get('did-finish-load')?.({ preventDefault: () => undefined });
      return Promise.resolve();
    }
  }
  class FakeChannel {
    readonly port1 = { end: 'station' };
    readonly port2 = { end: 'window' };
  }
  const maker = {
    BrowserWindow: FakeWindow as unknown as WindowMaker['BrowserWindow'],
    MessageChannelMain: FakeChannel as unknown as new () => MessageChannelMain,
  };
  return { maker, windows };
};

const paths = { preload: 'preload.cjs', phonePage: 'phone.html', seatPage: 'seat.html' };

describe('the Electron host', () => {
  it('opens a hidden phone that is never throttled and a sandboxed seat, each with its own port', async () => {
    const { maker, windows } = fakeElectron();
    const connected: unknown[] = [];
    await openWindows(maker, paths, (port) => connected.push(port));
    const [phone, seat] = windows;
    expect(phone?.page).toBe('phone.html');
    expect(phone?.options).toMatchObject({ show: false, webPreferences: { backgroundThrottling: false, sandbox: true, contextIsolation: true, nodeIntegration: false } });
    expect(seat?.page).toBe('seat.html');
    expect(seat?.options.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(connected).toEqual([{ end: 'station' }, { end: 'station' }]);
    expect(windows.map(({ posted }) => posted)).toEqual([
      [{ channel: 'lianxi:pipe', ports: [{ end: 'window' }] }],
      [{ channel: 'lianxi:pipe', ports: [{ end: 'window' }] }],
    ]);
  });

  it('gives a reloaded page a new port, and lets no page go elsewhere', async () => {
    const { maker, windows } = fakeElectron();
    await openWindows(maker, paths, () => undefined);
    const seat = windows[1];
    seat?.handlers.get('did-finish-load')?.({ preventDefault: () => undefined });
    expect(seat?.posted).toHaveLength(2);
    let prevented = false;
    seat?.handlers.get('will-navigate')?.({ preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
    expect(seat?.openHandler()).toEqual({ action: 'deny' });
  });

  it('grants the microphone and nothing else', () => {
    type Session = Parameters<typeof guardSession>[0];
    let ask: Parameters<Session['setPermissionRequestHandler']>[0] = null;
    let headers: unknown;
    guardSession(
      {
        setPermissionRequestHandler: (handler: typeof ask) => (ask = handler),
        setPermissionCheckHandler: () => undefined,
        webRequest: {
          onHeadersReceived: (handler: (details: object, callback: (answer: unknown) => void) => void) =>
            handler({ responseHeaders: {} }, (answer) => (headers = answer)),
        },
      } as unknown as Session,
      'wss://pbx.example.cn/ws',
      ' https://t0.tianditu.gov.cn',
    );
    const answer = (permission: string, mediaTypes: string[]): boolean => {
      let granted = false;
      ask?.(null as never, permission as never, (given) => (granted = given), { mediaTypes } as never);
      return granted;
    };
    expect(answer('media', ['audio'])).toBe(true);
    expect(answer('media', ['audio', 'video'])).toBe(false);
    expect(answer('geolocation', [])).toBe(false);
    expect(JSON.stringify(headers)).toContain('wss://pbx.example.cn https://t0.tianditu.gov.cn;');
  });
});
