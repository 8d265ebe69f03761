/** The network came back; the user looks at the page again. Until the returned function is called. */
export const followBrowser = (on: { readonly onOnline: () => void; readonly onSeen: () => void }): (() => void) => {
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') on.onSeen();
  };
  addEventListener('online', on.onOnline);
  addEventListener('focus', onVisible);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    removeEventListener('online', on.onOnline);
    removeEventListener('focus', onVisible);
    document.removeEventListener('visibilitychange', onVisible);
  };
};
