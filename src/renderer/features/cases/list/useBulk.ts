import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContractError } from '#contract/errors.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { refusalSentence } from '../../../seat/refusalSentence.ts';
import { useWorkstation } from '../../../workstation/workstationContext.ts';

export interface BulkProgress {
  readonly asked: number;
  readonly done: number;
  /** Cases that were refused, with the first one's sentence. */
  readonly refused: number;
  readonly why: string;
  readonly running: boolean;
}

/** One command given on many cases, one after another: each is refused or accepted by itself, and counted. */
export const useBulk = () => {
  const { t } = useTranslation();
  const { cases } = useWorkstation();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const run = async (caseIds: readonly string[], command: CaseCommand): Promise<void> => {
    let now: BulkProgress = { asked: caseIds.length, done: 0, refused: 0, why: '', running: true };
    setProgress(now);
    for (const caseId of caseIds) {
      try {
        await cases.call.execute({ caseId, command });
        now = { ...now, done: now.done + 1 };
      } catch (error) {
        const why = refusalSentence(t, error instanceof ContractError ? error : new ContractError('internal'));
        now = { ...now, refused: now.refused + 1, why: now.why === '' ? why : now.why };
      }
      setProgress(now);
    }
    setProgress({ ...now, running: false });
  };
  return { progress, run, clear: () => setProgress(null) };
};
