import type { TriageResult } from '#domain/triage/verdict.ts';
import { useTranslation } from 'react-i18next';
import type { RuleWords } from '../../seat/useRuleWords.ts';
import styles from './triage.module.css';

/** What the engine thinks of the other verdicts, and what decided against each. */
export const WhyNot = ({ triage, words }: { readonly triage: TriageResult; readonly words: RuleWords }) => {
  const { t } = useTranslation();
  if (triage.whyNot.length === 0) return null;
  return (
    <dl className={styles['whyNot']} aria-label={t('triage.whyNot')}>
      {[...triage.whyNot].sort((left, right) => right.probability - left.probability).map(({ verdict, because, text, probability }) => (
        <div key={verdict}>
          <dt>{t('triage.not', { verdict: t(`triage.shortVerdicts.${verdict}`) })}</dt>
          <dd>{text === '' ? words.rule(because) : t('triage.whyQuote', { text, rule: words.rule(because) })}</dd>
          <dd className={styles['share']}>{probability < 0.01 ? '<1%' : `${String(Math.round(probability * 100))}%`}</dd>
        </div>
      ))}
    </dl>
  );
};
