import type { RuleSetDraft } from '#contract/central/ruleSets.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import { centralSentence } from '../../workstation/centralSentence.ts';

export interface RuleDraft {
  readonly draft: RuleSetDraft;
  readonly body: unknown;
  readonly note: string;
  /** `waiting`: typed and not yet at the central; `failed`: kept on this page, with the reason in `error`. */
  readonly saved: 'saved' | 'waiting' | 'failed';
  readonly error: string | null;
  readonly edit: (body: unknown) => void;
  readonly setNote: (note: string) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
  readonly saveAgain: () => void;
}

/** A pause in typing; a save is one small request. */
const pause = 700;
const longestUndo = 100;

interface State {
  readonly draft: RuleSetDraft;
  readonly body: unknown;
  readonly note: string;
  readonly past: readonly unknown[];
  readonly dirty: boolean;
}

/** A draft under the hand: every change can be undone, and is saved at the central on a pause; one save at a time. */
export const useRuleDraft = (opened: RuleSetDraft): RuleDraft => {
  const { t } = useTranslation();
  const { rules } = useWorkstation();
  const [state, setState] = useState<State>({ draft: opened, body: opened.body, note: opened.note, past: [], dirty: false });
  const [error, setError] = useState<string | null>(null);
  const saving = useRef(false);

  const { draft, body, note, dirty } = state;
  const { draftId } = draft;
  useEffect(() => {
    if (!dirty || saving.current || error !== null) return undefined;
    const timer = setTimeout(() => {
      saving.current = true;
      rules.call
        .saveDraft({ draftId, revision: draft.revision, body, note })
        .then(
          (next) => setState((now) => ({ ...now, draft: next, dirty: now.body !== body || now.note !== note })),
          (cause: unknown) => setError(centralSentence(t, cause)),
        )
        .finally(() => {
          saving.current = false;
          setState((now) => ({ ...now }));
        });
    }, pause);
    return () => clearTimeout(timer);
  }, [state, rules, draftId, draft.revision, body, note, dirty, error, t]);

  return {
    draft,
    body,
    note,
    error,
    saved: error !== null ? 'failed' : dirty ? 'waiting' : 'saved',
    edit: (next) => setState((now) => ({ ...now, body: next, dirty: true, past: [...now.past, now.body].slice(-longestUndo) })),
    setNote: (next) => setState((now) => ({ ...now, note: next, dirty: true })),
    undo: () => setState((now) => (now.past.length === 0 ? now : { ...now, body: now.past.at(-1), past: now.past.slice(0, -1), dirty: true })),
    canUndo: state.past.length > 0,
    saveAgain: () => setError(null),
  };
};
