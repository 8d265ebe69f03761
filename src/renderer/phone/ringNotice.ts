/** A ring that is seen while the window is behind others: the title blinks, and the system shows a notice where that is allowed. */
export interface RingNotice {
  readonly start: (words: string) => void;
  readonly stop: () => void;
}

const blinkEvery = 1_000;

export const createRingNotice = (page: Document): RingNotice => {
  const title = page.title;
  let timer: ReturnType<typeof setInterval> | null = null;
  let notice: Notification | null = null;
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    notice?.close();
    notice = null;
    page.title = title;
  };
  return {
    start: (words) => {
      stop();
      page.title = words;
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
