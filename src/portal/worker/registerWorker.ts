/** The worker keeps the page itself on the phone. Without HTTPS there is none, and the portal needs a network to open. */
export const registerWorker = (): void => {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator as { readonly serviceWorker: ServiceWorkerContainer };
  void serviceWorker.register(`${import.meta.env.BASE_URL}serviceWorker.js`, { updateViaCache: 'none' }).catch(() => undefined);
};
