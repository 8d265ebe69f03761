import { createStore, type Store } from '../app/createStore.ts';

/** Chromium's offer to install; other browsers install from their own menu and never send it. */
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

const store = createStore<(() => void) | null>(null);

/** Opens the browser's own question; null while the browser does not offer it. */
export const installer: Pick<Store<(() => void) | null>, 'get' | 'onChange'> = store;

/** Listens from the first moment: the offer comes once. */
export const watchInstaller = (): void => {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    store.set(() => {
      store.set(null);
      void (event as InstallEvent).prompt();
    });
  });
};
