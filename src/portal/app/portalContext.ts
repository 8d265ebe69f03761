import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Instant } from '#domain/tenant.ts';
import type { SessionKeeper } from '../session/sessionKeeper.ts';
import type { Store } from './createStore.ts';
import type { Work } from './openWork.ts';

export const WorkContext = createContext<Work | null>(null);
export const KeeperContext = createContext<SessionKeeper | null>(null);

const given = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('used outside of its provider');
  return value;
};

export const useWork = (): Work => given(useContext(WorkContext));
export const useKeeper = (): SessionKeeper => given(useContext(KeeperContext));

export const useStored = <Value>(store: Pick<Store<Value>, 'get' | 'onChange'>): Value =>
  useSyncExternalStore(store.onChange, store.get);

/** The time, renewed every ten seconds: clocks print minutes. */
export const useNow = (): Instant => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
