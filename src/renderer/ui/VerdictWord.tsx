import type { Verdict } from '#domain/triage/verdict.ts';
import { IconArrowsSplit2, IconHelpHexagon, IconHome, IconShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './verdict.module.css';

const icons = { police: IconShield, joint: IconArrowsSplit2, non_police: IconHome, undecided: IconHelpHexagon } as const;

/** A verdict as shape and word: colour never says it alone. */
export const VerdictWord = ({ verdict }: { readonly verdict: Verdict }) => {
  const { t } = useTranslation();
  const Icon = icons[verdict];
  return (
    <span className={styles['word']} data-verdict={verdict}>
      <Icon size={14} stroke={1.8} aria-hidden />
      {t(`triage.shortVerdicts.${verdict}`)}
    </span>
  );
};

/** The shape alone, large, beside the word. */
export const VerdictMark = ({ verdict }: { readonly verdict: Verdict }) => {
  const Icon = icons[verdict];
  return (
    <span className={styles['mark']} data-verdict={verdict}>
      <Icon size={18} stroke={1.8} aria-hidden />
    </span>
  );
};
