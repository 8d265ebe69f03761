import { ContractError } from '#contract/errors.ts';
import type { DraftView } from '#domain/replay/seatView.ts';
import type { TriageResult } from '#domain/triage/verdict.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEditor } from './draftEditor.ts';
import type { PatchQueue } from './patchQueue.ts';
import { refusalSentence } from './refusalSentence.ts';
import { useSeatServices } from './seatServices.ts';
import type { ChosenUnit } from './useChosenUnit.ts';

/** The ways a draft becomes a case, with what stands in their way. */
export interface SubmitCase {
  readonly dispatch: () => void;
  readonly answer: (text: string) => void;
  readonly notAccept: (reason: string, explanation: string) => void;
  readonly discard: () => void;
  readonly busy: boolean;
  readonly error: string | null;
  readonly noContent: boolean;
  /** What the taker decides differs from the engine: the reason is kept with the case. */
  readonly needsReason: boolean;
  readonly reasonMissing: boolean;
  readonly overrideReason: string;
  readonly setOverrideReason: (reason: string) => void;
  readonly blockedBy: 'description' | 'unit' | 'reason' | null;
}

export interface SubmitCaseInput {
  readonly draft: DraftView | null;
  readonly editor: DraftEditor | null;
  readonly queue: PatchQueue;
  readonly triage: TriageResult | null;
  readonly chosen: ChosenUnit;
  readonly promise: string;
  readonly onDiscarded: (caseId: string, number: string) => void;
}

export const useSubmitCase = ({ draft, editor, queue, triage, chosen, promise, onDiscarded }: SubmitCaseInput): SubmitCase => {
  const { t } = useTranslation();
  const { drafts } = useSeatServices();
  const [state, setState] = useState<{ readonly caseId: string; readonly busy: boolean; readonly error: string | null; readonly reason: string } | null>(null);
  const caseId = draft?.caseId ?? '';
  const current = state !== null && state.caseId === caseId ? state : { caseId, busy: false, error: null, reason: '' };
  const values = editor?.values() ?? {};
  const noContent = (values.description ?? '').trim() === '';
  const police = chosen.unit?.kind === 'police_station' || chosen.unit?.code === 'gongan';
  const needsReason = triage !== null && triage.verdict !== 'non_police' && !police && !noContent;
  const reasonMissing = needsReason && current.reason.trim() === '';
  const blockedBy = noContent ? 'description' : chosen.unit === null ? 'unit' : reasonMissing ? 'reason' : null;

  const run = (action: (overrideReason: string | null) => Promise<unknown>): void => {
    if (draft === null || editor === null || current.busy) return;
    setState({ ...current, busy: true, error: null });
    const reason = needsReason ? current.reason.trim() : '';
    editor.settleAll();
    queue
      .settle(draft.caseId)
      .then(() => action(reason === '' ? null : reason))
      .then(
        () => setState({ ...current, busy: false, error: null }),
        (error: unknown) =>
          setState({
            ...current,
            busy: false,
            error: error instanceof ContractError ? refusalSentence(t, error) : t('triage.notSavedYet'),
          }),
      );
  };

  return {
    dispatch: () => {
      const { unit } = chosen;
      if (blockedBy !== null || unit === null) return;
      run((overrideReason) => drafts.call.dispatch({ caseId, unitId: unit.id, jointUnitIds: [], promise, overrideReason }));
    },
    answer: (text) => run((overrideReason) => drafts.call.answer({ caseId, answer: text, overrideReason })),
    notAccept: (reason, explanation) => run((overrideReason) => drafts.call.notAccept({ caseId, reason, explanation, overrideReason })),
    discard: () =>
      run(() => drafts.call.discard({ caseId }).then(() => onDiscarded(caseId, draft?.number ?? ''))),
    busy: current.busy,
    error: current.error,
    noContent,
    needsReason,
    reasonMissing,
    overrideReason: current.reason,
    setOverrideReason: (reason) => setState({ ...current, reason }),
    blockedBy,
  };
};
