/** A ring that is seen while the window is behind others: the title blinks, the icon has a dot, and the system shows a notice where that is allowed. */
export interface RingNotice {
  readonly start: (words: string) => void;
  readonly stop: () => void;
}

const blinkEvery = 1_000;

const icon = (ringing: boolean): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6b78"/><path d="M9 8c0 9 6 15 15 15l1-4-5-2-2 2c-3-1-5-3-6-6l2-2-2-5z" fill="#fff"/>${
      ringing ? '<circle cx="24" cy="8" r="8" fill="#c8102e"/>' : ''
    }</svg>`,
  )}`;

export const createRingNotice = (page: Document): RingNotice => {
  const title = page.title;
  const link = page.createElement('link');
  link.rel = 'icon';
  link.type = 'image/svg+xml';
  link.href = icon(false);
  page.head.append(link);
  let timer: ReturnType<typeof setInterval> | null = null;
  let notice: Notification | null = null;
  const stop = (): void => {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    notice?.close();
    notice = null;
    page.title = title;
    link.href = icon(false);
    badge(0);
  };
  return {
    start: (words) => {
      stop();
      page.title = words;
      link.href = icon(true);
      badge(1);
      timer = setInterval(() => {
        page.title = page.title === title ? words : title;
      }, blinkEvery);
      if (page.visibilityState === 'visible' && page.hasFocus()) return;
      if ('Notification' in window && Notification.permission === 'granted') {
        notice = new Notification(words, { requireInteraction: true, tag: 'lianxi-ring' });
        notice.addEventListener('click', () => window.focus());
      }
    },
    stop,
  };
};

/** On the icon in the dock, where the page is installed as an application. */
const badge = (count: number): void => {
  if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined);
};
