import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#contract/workstation/cases.ts';
import { useUnitPath } from '../../../seat/useUnitPath.ts';
import { ClockBar } from '../../../ui/ClockBar.tsx';
import { LineBadge } from '../../../ui/LineBadge.tsx';
import styles from '../cases.module.css';

export interface CaseRowButtonProps {
  readonly row: CaseRow;
  readonly now: number;
  readonly chosen: boolean;
  readonly selected: boolean;
  readonly onChoose: (caseId: string) => void;
  readonly onSelect: (caseId: string, selected: boolean) => void;
}

export const CaseRowButton = ({ row, now, chosen, selected, onChoose, onSelect }: CaseRowButtonProps) => {
  const { t } = useTranslation();
  const unit = useUnitPath(row.leadUnitId)?.at(-1);
  return (
    <div className={styles['line']} data-chosen={chosen}>
      <Checkbox
        size="xs"
        aria-label={t('cases.bulk.select', { number: row.number })}
        checked={selected}
        onChange={({ currentTarget }) => onSelect(row.id, currentTarget.checked)}
      />
      <button type="button" className={styles['row']} aria-current={chosen} onClick={() => onChoose(row.id)}>
        <LineBadge line={row.network} />
        <span className={styles['what']}>
          <span className={styles['title']}>{row.title || t('cases.untitled')}</span>
          <span className={styles['sub']}>
            {[unit, t(`cases.state.${row.state}`), row.place, row.number].filter(Boolean).join(' · ')}
            {row.pending ? <b className="c-urgent"> {t('cases.pending')}</b> : null}
          </span>
        </span>
        <span className={styles['when']}>
          {row.clock === null ? <span className="muted t12">{t('cases.noClock')}</span> : <ClockBar clock={row.clock} now={now} />}
        </span>
      </button>
    </div>
  );
};
