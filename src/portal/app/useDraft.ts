import { useState } from 'react';
import type * as z from 'zod';
import { useWork } from './portalContext.ts';

/**
 * A form's content, kept on the phone with every change; also a change that arrives when the form is closed already
 * (a photo that took its time).
 */
export const useDraft = <Draft>(
  form: string,
  assignmentId: string,
  schema: z.ZodType<Draft>,
  empty: Draft,
): { readonly draft: Draft; readonly edit: (change: (draft: Draft) => Draft) => void; readonly drop: () => void } => {
  const { drafts } = useWork();
  const read = (): Draft => drafts.read(form, assignmentId, schema) ?? empty;
  const [draft, setDraft] = useState(read);
  return {
    draft,
    edit: (change) => {
      const after = change(read());
      drafts.write(form, assignmentId, after);
      setDraft(after);
    },
    drop: () => drafts.drop(form, assignmentId),
  };
};
