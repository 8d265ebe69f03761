import { isOverride } from '#domain/case/safety.ts';
import type { TriageResult, Verdict } from '#domain/triage/verdict.ts';
import { useState } from 'react';
import type { DraftEditor } from './draftEditor.ts';
import type { ChosenUnit } from './useChosenUnit.ts';
import type { CityLists } from './useCityLists.ts';

export type OwnVerdict = Exclude<Verdict, 'undecided'>;
export const ownVerdicts: readonly OwnVerdict[] = ['police', 'joint', 'non_police'];

/** What the taker says to the engine's verdict, and why. */
export interface Override {
  /** The three verdicts are offered. */
  readonly choosing: boolean;
  readonly toggle: () => void;
  readonly own: OwnVerdict | null;
  /** What the case would be sent under; null while nothing is known. */
  readonly decided: Verdict | null;
  readonly choose: (verdict: OwnVerdict | null) => void;
  readonly needsReason: boolean;
  readonly reasonMissing: boolean;
  /** Nothing was decided by hand and a question is open: answering it comes first, the reasons wait. */
  readonly questionFirst: boolean;
  readonly code: string | null;
  readonly note: string;
  readonly setNote: (note: string) => void;
  readonly chooseReason: (code: string) => void;
  /** As it is kept with the case; null when none is needed. */
  readonly reason: string | null;
  /** Takes a choice key while one of the choices is open. Returns whether it was taken. */
  readonly press: (key: string) => boolean;
}

/** The reason that says nothing by itself: words are asked. */
const wordless = 'other';

/** The human decides; where that is not what the engine proposed, one short reason is asked, by one key and without a dialog. */
export const useOverride = ({
  editor,
  triage,
  chosen,
  lists,
  hasContent,
}: {
  readonly editor: DraftEditor | null;
  readonly triage: TriageResult | null;
  readonly chosen: ChosenUnit;
  readonly lists: CityLists | null;
  readonly hasContent: boolean;
}): Override => {
  const caseId = editor?.caseId ?? '';
  const [kept, setKept] = useState({ caseId, choosing: false, code: null as string | null, note: '' });
  const state = kept.caseId === caseId ? kept : { caseId, choosing: false, code: null, note: '' };
  const change = (next: Partial<typeof state>): void => setKept({ ...state, ...next });
  const own = editor?.values().verdict ?? null;
  const decided = own ?? impliedBy(chosen, triage);
  const passesOver = decided === 'non_police' && (triage?.redFlags.length ?? 0) > 0;
  const differs = decided !== null && isOverride({ engineVerdict: triage?.verdict ?? null, verdict: decided });
  const needsReason = hasContent && (differs || passesOver);
  const reasonMissing = needsReason && (state.code === null || (state.code === wordless && state.note.trim() === ''));
  const questionFirst = own === null && (triage?.nextQuestion ?? null) !== null;
  const offered = lists?.overrideReasons ?? [];
  const name = offered.find(({ id }) => id === state.code)?.name ?? '';

  const choose = (verdict: OwnVerdict | null): void => {
    editor?.edit('verdict', verdict);
    editor?.settle('verdict');
    change({ choosing: false, code: null });
  };
  return {
    choosing: state.choosing,
    toggle: () => change({ choosing: !state.choosing }),
    own,
    decided,
    choose,
    needsReason,
    reasonMissing,
    questionFirst,
    code: state.code,
    note: state.note,
    setNote: (note) => change({ note }),
    chooseReason: (code) => change({ code }),
    reason: needsReason && !reasonMissing ? [state.code === wordless ? '' : name, state.note.trim()].filter((part) => part !== '').join('：') : null,
    press: (key) => {
      const index = Number(key) - 1;
      const verdict = ownVerdicts[index];
      if (state.choosing) {
        if (verdict !== undefined) choose(verdict);
        return true;
      }
      const reason = offered[index];
      if (!reasonMissing || questionFirst || state.code === wordless || reason === undefined) return false;
      change({ code: reason.id });
      return true;
    },
  };
};

/**
 * A work order that is for others than the police says "non-police"; what goes to the police goes under the engine's verdict.
 * Of a police matter only a unit chosen by hand says so: a mere proposal never offers to divert it.
 */
const impliedBy = ({ unit, why }: ChosenUnit, triage: TriageResult | null): Verdict | null => {
  if (triage === null || unit === null) return triage?.verdict ?? null;
  if (why !== 'chosen' && triage.verdict !== 'undecided') return triage.verdict;
  return unit.kind === 'police_station' || unit.code === 'gongan' ? triage.verdict : 'non_police';
};
