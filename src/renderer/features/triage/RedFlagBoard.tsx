import type { TriageResult } from '#domain/triage/verdict.ts';
import { IconCheck, IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { redFlagCodes, redFlagStates } from './redFlagStates.ts';
import styles from './triage.module.css';

/** All flags at their places, so that a triggered one is seen and not searched for. */
export const RedFlagBoard = ({ triage }: { readonly triage: TriageResult | null }) => {
  const { t } = useTranslation();
  const states = redFlagStates(triage);
  const hits = redFlagCodes.filter((code) => states[code] === 'hit').length;
  const cleared = redFlagCodes.filter((code) => states[code] === 'cleared').length;
  return (
    <section className={styles['section']}>
      <div className={styles['heading']}>
        <b>{t('triage.redFlags')}</b>
        <span className={hits > 0 ? styles['alarmed'] : undefined}>{t('triage.flagCount', { hits, cleared })}</span>
        {hits > 0 ? <span className={styles['end']}>{t('triage.oneSuffices')}</span> : null}
      </div>
      <ul className={styles['flags']}>
        {redFlagCodes.map((code) => (
          <li key={code} className={styles['flag']} data-state={states[code]}>
            {states[code] === 'hit' ? <IconFlag size={12} aria-hidden /> : null}
            {states[code] === 'cleared' ? <IconCheck size={12} aria-hidden /> : null}
            {t(`triage.flag.${code}`)}
          </li>
        ))}
      </ul>
    </section>
  );
};
