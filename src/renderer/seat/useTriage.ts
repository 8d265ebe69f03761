import type { DraftView } from '#domain/replay/seatView.ts';
import type { Question, TriageResult } from '#domain/triage/verdict.ts';
import { useCallback, useEffect, useState } from 'react';
import type { DraftEditor } from './draftEditor.ts';
import { useAsked } from '../workstation/useAsked.ts';
import { optionForKey } from './optionForKey.ts';
import { useSeatServices } from './seatServices.ts';

export interface LiveTriage {
  readonly result: TriageResult | null;
  /** The question that is open: the script's next, or one asked again. */
  readonly question: Question | null;
  readonly script: readonly Question[];
  readonly askAgain: (questionId: string) => void;
  readonly answer: (option: string) => void;
}

/** A pause shorter than the one that settles a field: a red flag must not wait for the end of a sentence. */
const pause = 250;
const none: readonly Question[] = [];

/**
 * Asks for a verdict whenever the description rests. A late result for an older text is dropped; the newer of what the
 * time-line shows and what came back here stands.
 */
export const useTriage = (draft: DraftView | null, editor: DraftEditor | null, writable: boolean): LiveTriage => {
  const { drafts, rules } = useSeatServices();
  const [reopened, setReopened] = useState<{ readonly caseId: string; readonly questionId: string } | null>(null);
  const [own, setOwn] = useState<{ readonly caseId: string; readonly result: TriageResult } | null>(null);
  const caseId = draft?.caseId ?? null;
  const text = editor?.values().description ?? '';

  const take = useCallback((forCase: string, result: TriageResult): void => {
    setOwn((before) => (before !== null && before.caseId === forCase && before.result.revision > result.revision ? before : { caseId: forCase, result }));
  }, []);

  useEffect(() => {
    if (caseId === null || editor === null || !writable || text.trim() === '') return undefined;
    const timer = setTimeout(() => {
      drafts.call.triage({ caseId, text, revision: editor.descriptionRevision() }).then(
        (result) => take(caseId, result),
        () => undefined,
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [drafts, caseId, editor, text, writable, take]);

  const shown = draft?.triage ?? null;
  const mine = own !== null && own.caseId === caseId ? own.result : null;
  const result = mine !== null && (shown === null || mine.revision > shown.revision) ? mine : shown;
  const script = useAsked(useCallback(() => rules.call.inForce({}), [rules])).value?.questions ?? none;
  const again = reopened !== null && reopened.caseId === caseId ? (script.find(({ id }) => id === reopened.questionId) ?? null) : null;
  const question = writable ? (again ?? result?.nextQuestion ?? null) : null;
  return {
    result,
    question,
    script,
    askAgain: (questionId) => {
      if (caseId !== null) setReopened({ caseId, questionId });
    },
    answer: (option) => {
      const answered = question === null ? null : optionForKey(question, option);
      if (caseId === null || question === null || answered === null) return;
      setReopened(null);
      drafts.call.answerQuestion({ caseId, questionId: question.id, option: answered }).then(
        (next) => take(caseId, next),
        () => undefined,
      );
    },
  };
};
