import type { TriageResult } from '#domain/triage/verdict.ts';
import { useTranslation } from 'react-i18next';
import { reasonText } from './ruleText.ts';
import styles from './triage.module.css';

/** What the engine thinks of the other verdicts, and what decided against each. */
export const WhyNot = ({ triage }: { readonly triage: TriageResult }) => {
  const { t } = useTranslation();
  if (triage.whyNot.length === 0) return null;
  return (
    <dl className={styles['whyNot']} aria-label={t('triage.whyNot')}>
      {triage.whyNot.map(({ verdict, because, text, probability }) => (
        <div key={verdict}>
          <dt>{t('triage.not', { verdict: t(`triage.shortVerdicts.${verdict}`) })}</dt>
          <dd>{text === '' ? reasonText(t, because) : t('triage.whyQuote', { text, rule: reasonText(t, because) })}</dd>
          <dd className={styles['share']}>{t('triage.share', { share: Math.round(probability * 100) })}</dd>
        </div>
      ))}
    </dl>
  );
};
