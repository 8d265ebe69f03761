import type { Session, WebContents } from 'electron';

/** What the two pages may do: their own files, the exchange's WebSocket, the city's map tiles (their servers, each with a blank before it), the microphone, a headset's buttons. Nothing else, ever. */
export const guardSession = (session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'webRequest'>, sipServer: string | null, tiles: string): void => {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const audioOnly = 'mediaTypes' in details && details.mediaTypes.every((type) => type === 'audio');
    callback(permission === 'media' && audioOnly);
  });
  // Which devices `hid` opens is for allowHeadsets.
  session.setPermissionCheckHandler((_contents, permission) => permission === 'media' || permission === 'hid');
  session.webRequest.onHeadersReceived((details, callback) => {
    callback({
      responseHeaders: { ...details.responseHeaders, 'content-security-policy': [pagePolicy(sipServer, tiles)] },
    });
  });
};

/** No page of ours goes anywhere or opens anything. */
export const guardContents = (contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void => {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

const pagePolicy = (sipServer: string | null, tiles: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    // A page from a file has no origin that a worker could share: MapLibre hands its worker over as data.
    `worker-src 'self' data:`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:${tiles}`,
    `font-src 'self'`,
    `media-src 'self' blob:`,
    `connect-src 'self'${(sipServer ?? '').split(',').filter((each) => each !== '').map((each) => ` ${new URL(each).protocol}//${new URL(each).host}`).join('')}${tiles}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
