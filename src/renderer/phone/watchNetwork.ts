/**
 * Tells of another network: cable pulled, Wi-Fi joined, VPN opened. The old sockets may hang for minutes without a word.
 * Several signs of one change are told once. Returns how to stop listening.
 */
export const watchNetwork = (page: Window, onChange: () => void): (() => void) => {
  let told = false;
  const tell = (): void => {
    if (told) return;
    told = true;
    setTimeout(() => {
      told = false;
      onChange();
    }, 200);
  };
  // Chromium's NetworkInformation: from one network to another without having been offline.
  const connection = 'connection' in page.navigator && page.navigator.connection instanceof EventTarget ? page.navigator.connection : null;
  page.addEventListener('online', tell);
  connection?.addEventListener('change', tell);
  return () => {
    page.removeEventListener('online', tell);
    connection?.removeEventListener('change', tell);
  };
};
