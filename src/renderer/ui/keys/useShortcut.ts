import { useEffect, useRef, useSyncExternalStore } from 'react';
import { belongsToField, keyName } from './keyName.ts';

export interface Shortcut {
  /** As `keyName` names it: `F2`, `Alt+1`, `Ctrl+Alt+N`, `?`. */
  readonly keys: string;
  readonly label: string;
  readonly action: () => void;
}

interface Registered {
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

let registered: readonly Registered[] = [];
const watchers = new Set<() => void>();

const change = (next: readonly Registered[]): void => {
  registered = next;
  for (const watcher of watchers) watcher();
};

/** Where letters are typed; a choice is no such place. */
const isField = (element: Element | null): boolean =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches('input:not([type="radio"], [type="checkbox"]), textarea, select'));

const isPressable = (element: Element | null): boolean => element?.closest('button, a[href], input, [role="option"], [role="radio"]') != null;

/** One listener for all: nothing fires while composing, and plain keys only while no field has the focus. */
const onKeyDown = (event: KeyboardEvent): void => {
  const name = keyName(event);
  if (name === null || event.defaultPrevented) return;
  const { activeElement } = document;
  if (belongsToField(name) && isField(activeElement)) return;
  if (name === 'Space' && isPressable(activeElement)) return;
  const found = registered.findLast(({ keys }) => keys === name);
  if (found === undefined) return;
  event.preventDefault();
  found.run();
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Registers a key while the component is on screen; the one registered last wins. No key registers nothing. */
export const useShortcut = ({ keys, label, action }: Shortcut): void => useShortcutGroup(keys, label, action);

/** Several keys for one purpose, `Alt+1 Alt+2`; the action is told which was pressed. */
export const useShortcutGroup = (keys: string, label: string, action: (pressed: string) => void): void => {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  }, [action]);
  useEffect(() => {
    if (registered.length === 0) window.addEventListener('keydown', onKeyDown);
    const entries = keys.split(' ').filter((each) => each !== '').map((each): Registered => ({ keys: each, label, run: () => latest.current(each) }));
    change([...registered, ...entries]);
    return () => {
      change(registered.filter((each) => !entries.includes(each)));
      if (registered.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [keys, label]);
};

/** What can be pressed now, for the list of shortcuts. */
export const useShortcuts = (): readonly Registered[] => useSyncExternalStore(watch, () => registered);
