import { useCallback, useSyncExternalStore } from 'react';
import { parseRoute, routeHash, type Route } from './route.ts';

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

/** `replace` leaves no step behind: after a sent form, back leads to the list and not into the form. */
export const useRoute = (): { readonly route: Route; readonly go: (route: Route, replace?: boolean) => void } => {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const go = useCallback((route: Route, replace = false) => {
    if (replace) location.replace(routeHash(route));
    else location.hash = routeHash(route);
  }, []);
  return { route: parseRoute(hash), go };
};
