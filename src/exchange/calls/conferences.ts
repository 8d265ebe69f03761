import type { Call } from './call.ts';
import type { CallTable } from './callTable.ts';

export interface Conferences {
  /** The call of this name; the given one becomes it when there is none. */
  open(name: string, call: Call, by: string): Call;
}

/** A call that is alone in a conference goes back after this time. */
const longestAlone = 60_000;

/** Names of calls that several can enter. */
export const createConferences = (deps: { readonly table: CallTable; readonly giveBack: (call: Call, account: string, status: number) => void }): Conferences => {
  const named = new Map<string, Call>();
  return {
    open: (name, call, by) => {
      const known = named.get(name);
      if (known !== undefined) return known;
      named.set(name, call);
      deps.table.keep(call, 'conference');
      const timer = setTimeout(() => {
        const [alone, ...others] = call.parties.keys();
        if (alone !== undefined && others.length === 0 && alone.user !== by) deps.giveBack(call, by, 408);
        deps.table.release(call, 'conference');
      }, longestAlone);
      call.over.addEventListener('abort', () => {
        clearTimeout(timer);
        named.delete(name);
      });
      return call;
    },
  };
};
