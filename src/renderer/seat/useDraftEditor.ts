import type { Draft } from '#contract/workstation/drafts.ts';
import type { DraftView } from '#domain/replay/seatView.ts';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createDraftEditor, type DraftEditor } from './draftEditor.ts';
import type { PatchQueue } from './patchQueue.ts';

const after = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** The editor of the draft on screen; a new one for every case. Null without a draft. */
export const useDraftEditor = (draft: DraftView | null, queue: PatchQueue, stored: readonly Draft[]): DraftEditor | null => {
  const caseId = draft?.caseId ?? null;
  const editor = useMemo(() => (caseId === null ? null : createDraftEditor({ caseId, queue, after })), [caseId, queue]);
  useEffect(() => () => editor?.stop(), [editor]);
  useEffect(() => {
    if (editor !== null && draft !== null) editor.setBase(draft);
  }, [editor, draft]);
  useEffect(() => {
    const own = stored.find((each) => each.caseId === caseId);
    if (editor !== null && own !== undefined) editor.setStored(own);
  }, [editor, stored, caseId]);
  useSyncExternalStore(
    (listener) => editor?.onChange(listener) ?? (() => undefined),
    () => editor?.values() ?? null,
  );
  // Marks change without the values: follow the queue as well.
  useSyncExternalStore(queue.onChange, queue.version);
  return editor;
};
