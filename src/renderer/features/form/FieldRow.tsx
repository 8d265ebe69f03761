import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldMark } from '../../seat/draftEditor.ts';
import { clockFace, wallTime } from '../../seat/duration.ts';
import styles from './form.module.css';

export interface FieldRowProps {
  readonly label: string;
  readonly htmlFor?: string;
  readonly required?: boolean;
  readonly mark: FieldMark;
  /** Start of the call; marks then tell call time. */
  readonly since: number | null;
  readonly children: ReactNode;
}

/** Label, field, and the gutter that says whether what was typed is on disk. */
export const FieldRow = ({ label, htmlFor, required = false, mark, since, children }: FieldRowProps) => (
  <>
    <label className={`${styles['label'] ?? ''} ${required ? (styles['required'] ?? '') : ''}`} htmlFor={htmlFor}>
      {label}
    </label>
    <div className={styles['field']}>{children}</div>
    <Mark mark={mark} since={since} />
  </>
);

const Mark = ({ mark, since }: { readonly mark: FieldMark; readonly since: number | null }) => {
  const { t } = useTranslation();
  switch (mark.state) {
    case 'empty':
      return <div className={styles['mark']} />;
    case 'typing':
    case 'saving':
      return (
        <div className={styles['mark']} data-state="typing">
          <IconPencil size={14} aria-hidden />
          {t('form.typing')}
        </div>
      );
    case 'failing':
      return (
        <div className={styles['mark']} data-state="failing" role="status">
          <IconAlertTriangle size={14} aria-hidden />
          {t('form.notSaved')}
        </div>
      );
    case 'saved':
      return (
        <div className={styles['mark']} data-state="saved" title={t('form.savedAt', { time: wallTime(mark.at) })}>
          <IconCheck size={14} aria-hidden />
          {since !== null && mark.at >= since ? clockFace(mark.at - since) : wallTime(mark.at).slice(0, 5)}
        </div>
      );
    default:
      return mark satisfies never;
  }
};
