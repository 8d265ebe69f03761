import { createContext, useContext, useEffect, useState } from 'react';
import type { Workstation } from './connectWorkstation.ts';

export const WorkstationContext = createContext<Workstation | null>(null);

export const useWorkstation = (): Workstation => {
  const workstation = useContext(WorkstationContext);
  if (workstation === null) throw new Error('WorkstationContext is missing above this component');
  return workstation;
};

/** The latest value of a topic; null until the first. `subscribe` must be stable (a client's own function). */
export const useTopic = <Value>(
  subscribe: (params: Record<string, never>, listener: (value: Value) => void) => () => void,
): Value | null => {
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => subscribe({}, setValue), [subscribe]);
  return value;
};

export const useReached = (): boolean => {
  const { onReached } = useWorkstation();
  const [reached, setReached] = useState(false);
  useEffect(() => onReached(setReached), [onReached]);
  return reached;
};
