import { createContext, useContext, useSyncExternalStore } from 'react';
import type { CitizenDesk, CitizenState } from './openCitizenDesk.ts';

export const CitizenContext = createContext<CitizenDesk | null>(null);

export const useDesk = (): CitizenDesk => {
  const desk = useContext(CitizenContext);
  if (desk === null) throw new Error('used outside of its provider');
  return desk;
};

export const useCitizenState = (): CitizenState => {
  const { state } = useDesk();
  return useSyncExternalStore(state.onChange, state.get);
};
