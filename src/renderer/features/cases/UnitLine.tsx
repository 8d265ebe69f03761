import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignment } from '#domain/case/case.ts';
import type { Line } from '#domain/tenant.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import type { Workstation } from '../../workstation/connectWorkstation.ts';
import { CallButton } from './CallButton.tsx';
import styles from './cases.module.css';

type Unit = Awaited<ReturnType<Workstation['directory']['call']['unit']>>;

/** A unit with its share (`children`: where it stands), and its duty telephone or its grid worker's own. */
export const UnitLine = ({ assignment, caseId, line, readOnly, children }: { readonly assignment: Assignment; readonly caseId: string; readonly line: Line; readonly readOnly: boolean; readonly children: ReactNode }) => {
  const { t } = useTranslation();
  const { directory } = useWorkstation();
  const { unitId, kind } = assignment;
  const [unit, setUnit] = useState<Unit>(null);
  useEffect(() => {
    let stale = false;
    directory.call.unit({ unitId }).then((found) => stale || setUnit(found), () => undefined);
    return () => {
      stale = true;
    };
  }, [directory, unitId]);
  const phone = unit?.id === unitId ? (unit.phone ?? '') : '';
  return (
    <>
      <p title={unit?.path.join(' › ')} className={styles['unit']}>
        <b>
          {t(`cases.kind.${kind}`)} {unit?.path.at(-1) ?? unitId}
        </b>
        {children}
      </p>
      {phone === '' ? null : (
        <CallButton number={phone} line={line} readOnly={readOnly} label={t(unit?.kind === 'grid' ? 'cases.call.gridWorker' : 'cases.call.unit')} about={{ caseId, to: 'unit', unitId }} />
      )}
    </>
  );
};
