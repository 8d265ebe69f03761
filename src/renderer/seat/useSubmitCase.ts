import { ContractError } from '#contract/errors.ts';
import type { Handover } from '#domain/case/caseRecords.ts';
import type { DraftView } from '#domain/replay/seatView.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEditor } from './draftEditor.ts';
import type { PatchQueue } from './patchQueue.ts';
import { refusalSentence } from './refusalSentence.ts';
import { useSeatServices } from './seatServices.ts';
import type { ChosenUnit } from './useChosenUnit.ts';
import type { Override } from './useOverride.ts';

/** What is offered to the other line. */
export interface HandoverOffer {
  readonly handover: Pick<Handover, 'kind' | 'toLine' | 'reason'>;
  readonly consent: boolean;
  readonly promise: string;
}

/** The ways a draft becomes a case, with what stands in their way. */
export interface SubmitCase {
  readonly dispatch: () => void;
  readonly answer: (text: string) => void;
  readonly notAccept: (reason: string, explanation: string) => void;
  /** To the other line; it stays here until somebody there accepts. */
  readonly handOver: (offer: HandoverOffer) => void;
  /** Another report of an event that has a case. */
  readonly mergeInto: (other: { readonly id: string; readonly number: string }) => void;
  /** Units that go along: all proposed ones when police are needed, else those the taker ticks. */
  readonly joint: readonly string[];
  readonly takeAlong: (unitId: string, along: boolean) => void;
  readonly discard: () => void;
  readonly busy: boolean;
  readonly error: string | null;
  readonly noContent: boolean;
  /** The taker decides otherwise than the engine and has not said why. */
  readonly reasonMissing: boolean;
  readonly blockedBy: 'description' | 'unit' | 'question' | 'reason' | 'policeUnit' | null;
}

export interface SubmitCaseInput {
  readonly draft: DraftView | null;
  readonly editor: DraftEditor | null;
  readonly queue: PatchQueue;
  readonly chosen: ChosenUnit;
  readonly override: Override;
  readonly promise: string;
  readonly onDiscarded: (caseId: string, number: string) => void;
}

export const useSubmitCase = ({ draft, editor, queue, chosen, override, promise, onDiscarded }: SubmitCaseInput): SubmitCase => {
  const { t } = useTranslation();
  const { drafts } = useSeatServices();
  const [state, setState] = useState<{ readonly caseId: string; readonly busy: boolean; readonly error: string | null} | null>(null);
  const caseId = draft?.caseId ?? '';
  const current = state !== null && state.caseId === caseId ? state : { caseId, busy: false, error: null };
  const values = editor?.values() ?? {};
  const noContent = (values.description ?? '').trim() === '';
  const police = chosen.unit?.kind === 'police_station' || chosen.unit?.code === 'gongan';
  const { reasonMissing } = override;
  const forPolice = override.decided === 'police' || override.decided === 'joint';
  const blockedBy = noContent ? 'description' : chosen.unit === null ? 'unit' : reasonMissing ? (override.questionFirst ? 'question' : 'reason') : forPolice && !police ? 'policeUnit' : null;

  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const joint = chosen.joint.map(({ unit }) => unit.id).filter((id) => ticked[id] ?? forPolice);

  const run = (action: (decision: { readonly verdict: Override['own']; readonly overrideCode: string | null; readonly overrideReason: string | null }) => Promise<unknown>): void => {
    if (draft === null || editor === null || current.busy) return;
    setState({ ...current, busy: true, error: null });
    editor.settleAll();
    queue
      .settle(draft.caseId)
      .then(() => action({ verdict: override.own, overrideCode: override.needsReason ? override.code : null, overrideReason: override.reason }))
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
      run((decision) => drafts.call.dispatch({ caseId, unitId: unit.id, jointUnitIds: [...joint], promise, ...decision }));
    },
    mergeInto: ({ id, number }) => {
      if (noContent) return;
      run((decision) => drafts.call.merge({ caseId, intoCaseId: id, intoNumber: number, ...decision }));
    },
    joint,
    takeAlong: (unitId, along) => setTicked((before) => ({ ...before, [unitId]: along })),
    handOver: ({ handover, consent, promise: told }) =>
      run((decision) => drafts.call.handOver({ caseId, handover, consent, promise: told, ...decision })),
    answer: (text) => run((decision) => drafts.call.answer({ caseId, answer: text, ...decision })),
    notAccept: (reason, explanation) => run((decision) => drafts.call.notAccept({ caseId, reason, explanation, ...decision })),
    discard: () =>
      run(() => drafts.call.discard({ caseId }).then(() => onDiscarded(caseId, draft?.number ?? ''))),
    busy: current.busy,
    error: current.error,
    noContent,
    reasonMissing,
    blockedBy,
  };
};
