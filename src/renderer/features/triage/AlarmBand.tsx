import type { TriageResult } from '#domain/triage/verdict.ts';
import { IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { raisedFlags } from './redFlagStates.ts';
import styles from './triage.module.css';

/** Loud, beside the typing and never over it; it takes no focus. */
export const AlarmBand = ({ triage, live }: { readonly triage: TriageResult; readonly live: boolean }) => {
  const { t } = useTranslation();
  const flags = raisedFlags(triage).map((code) => t(`triage.flag.${code}`));
  return (
    <section className={styles['alarm']} role="alert">
      <IconFlag size={24} aria-hidden />
      <div>
        <h2>{t('triage.alarm', { flags: flags.join(t('triage.listComma')) })}</h2>
        <p>{t(live ? 'triage.alarmAdvice' : 'triage.alarmAfter', { services: triage.services.join(' + ') })}</p>
      </div>
    </section>
  );
};
