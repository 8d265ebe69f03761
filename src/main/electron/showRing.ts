import type { App, BrowserWindow, Notification, NotificationConstructorOptions } from 'electron';
import type { Ring } from '../platform.ts';

/** The part of Electron that draws attention: its own, or a fake's. */
export interface Attention {
  readonly window: Pick<BrowserWindow, 'flashFrame' | 'isFocused' | 'show'>;
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly notify: (options: NotificationConstructorOptions) => Pick<Notification, 'show' | 'close' | 'on'>;
}

/** A ring behind other windows: the frame flashes, the dock has a badge, and a notice leads back by a click. */
export const createRingShow = ({ window, app, notify }: Attention): ((ring: Ring | null) => void) => {
  let notice: Pick<Notification, 'close'> | null = null;
  return (ring) => {
    notice?.close();
    notice = null;
    app.setBadgeCount(ring === null ? 0 : 1);
    window.flashFrame(ring !== null && !window.isFocused());
    if (ring === null || window.isFocused()) return;
    const shown = notify({ title: `${ring.line} 来电 / incoming call`, body: ring.number, urgency: 'critical', timeoutType: 'never' });
    shown.on('click', () => window.show());
    shown.show();
    notice = shown;
  };
};
