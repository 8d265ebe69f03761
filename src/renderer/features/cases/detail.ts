import type { Workstation } from '../../workstation/connectWorkstation.ts';

/** A case with its history, clocks and people, as the station gives it. */
export type Detail = Awaited<ReturnType<Workstation['cases']['call']['get']>>;
