import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContractError } from '#contract/errors.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { refusalSentence } from '../../seat/refusalSentence.ts';
import { useCaseDetail } from '../../workstation/useCaseDetail.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import { inverseOf, undoable } from './acts/undo.ts';
import type { Undo } from './acts/UndoStrip.tsx';

/** A case, read anew whenever it changes, and the commands given on it from here. */
export const useCase = (caseId: string) => {
  const { t } = useTranslation();
  const { cases } = useWorkstation();
  const [detail, setDetail] = useCaseDetail(caseId);
  const [refused, setRefused] = useState<string | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);

  const attempt = useCallback(
    async <Result>(call: () => Promise<Result>): Promise<Result | null> => {
      setRefused(null);
      try {
        return await call();
      } catch (error) {
        const known = error instanceof ContractError ? error : new ContractError('internal');
        setRefused(refusalSentence(t, known));
        return null;
      }
    },
    [t],
  );

  const before = detail?.case ?? null;
  /** All or none; false when refused, with the reason in `refused`. */
  const giveAll = useCallback(
    async (commands: readonly CaseCommand[]): Promise<boolean> => {
      const after = await attempt(() => cases.call.executeAll({ caseId, commands: [...commands] }));
      if (after === null) return false;
      setDetail(after);
      const back = before === null ? [] : commands.map((command) => inverseOf(command, before, t('acts.undone')));
      const of = undoable.find((type) => type === commands[0]?.type);
      setUndo(null);
      if (of === undefined || back.length === 0 || back.includes(null)) return true;
      const wanted = back.filter((each) => each !== null);
      // Only the lead lifts secrecy: what the rules would refuse is not offered.
      cases.call.refusals({ caseId, commands: wanted }).then(
        (answers) => {
          if (answers.every((answer) => answer === null)) setUndo({ of, commands: wanted });
        },
        () => undefined,
      );
      return true;
    },
    [attempt, cases, caseId, before, setDetail, t],
  );

  const takeBack = useCallback(
    async (commands: readonly CaseCommand[]): Promise<void> => {
      const after = await attempt(() => cases.call.executeAll({ caseId, commands: [...commands] }));
      if (after === null) return;
      setDetail(after);
      setUndo(null);
    },
    [attempt, cases, caseId, setDetail],
  );

  const give = useCallback((command: CaseCommand): Promise<boolean> => giveAll([command]), [giveAll]);
  const giveOther = useCallback((otherId: string, command: CaseCommand): void => void attempt(() => cases.call.execute({ caseId: otherId, command })), [attempt, cases]);
  return { detail, refused, undo, give, giveAll, giveOther, takeBack };
};
