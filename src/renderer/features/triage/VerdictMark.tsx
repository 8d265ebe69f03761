import type { Verdict } from '#domain/triage/verdict.ts';
import { IconArrowsSplit2, IconHelpHexagon, IconHome, IconShield } from '@tabler/icons-react';
import styles from './triage.module.css';

const icons = { police: IconShield, joint: IconArrowsSplit2, non_police: IconHome, undecided: IconHelpHexagon } as const;

/** The verdict as a shape, so that colour never says it alone. */
export const VerdictMark = ({ verdict, size = 18 }: { readonly verdict: Verdict; readonly size?: number }) => {
  const Icon = icons[verdict];
  return (
    <span className={styles['mark']} data-verdict={verdict}>
      <Icon size={size} stroke={1.8} aria-hidden />
    </span>
  );
};
