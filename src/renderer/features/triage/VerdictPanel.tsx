import type { TriageResult } from '#domain/triage/verdict.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { numberCues, type NumberedCue } from '../../seat/cues.ts';
import styles from './triage.module.css';

/** The verdict with its numbered reasons: quote, rule, consequence. An excluded cue stays visible with its reason. */
export const VerdictPanel = ({ triage }: { readonly triage: TriageResult | null }) => {
  const { t } = useTranslation();
  if (triage === null) {
    return (
      <section className={styles['section']}>
        <div className={styles['heading']}>
          <b>{t('triage.verdict')}</b>
        </div>
        <p className={styles['quiet']}>{t('triage.waitingForText')}</p>
      </section>
    );
  }
  return (
    <section className={styles['section']} aria-live="polite">
      <div className={styles['verdict']} data-emergency={triage.redFlags.length > 0}>
        <span className={styles['rule']}>{t('triage.verdict')}</span>
        <h3>{t(`triage.verdicts.${triage.verdict}`)}</h3>
        <span className={styles['tag']} data-urgency={triage.urgency}>
          {t(`form.urgencies.${triage.urgency}`)}
        </span>
        {triage.services.length > 0 ? <span className={styles['tag']}>{triage.services.join(' + ')}</span> : null}
      </div>
      <ol className={styles['evidence']}>
        {redFirst(numberCues(triage)).map((cue) => (
          <li key={cue.number}>
            <span className={styles['number']}>{cue.number}</span>
            <span className={styles['cue']} data-kind={cue.kind}>
              {cue.text}
            </span>
            <span className={styles['rule']}>{cue.excludedBecause === null ? ruleText(t, cue.rule) : excluded(t, cue.excludedBecause)}</span>
          </li>
        ))}
      </ol>
      {triage.evidence.length === 0 ? <p className={styles['quiet']}>{t('triage.noCue')}</p> : null}
    </section>
  );
};

/** Numbers stay those of the text; what decides stands on top. */
const redFirst = (cues: readonly NumberedCue[]): readonly NumberedCue[] => [
  ...cues.filter(({ kind }) => kind === 'red'),
  ...cues.filter(({ kind }) => kind !== 'red'),
];

type Translate = TFunction;

const rules = [
  'weapon', 'violence', 'threat', 'injury', 'fire', 'gas', 'trapped', 'drowning', 'suicide', 'helpless', 'cannot_speak', 'crowd', 'crime',
  'traffic_accident', 'fallen_pole', 'blocks_road', 'slippery', 'utility_out', 'enquiry', 'service_request', 'settled',
] as const;

const ruleText = (t: Translate, rule: string): string => {
  const known = rules.find((each) => each === rule);
  if (known !== undefined) return t(`triage.rule.${known}`);
  return rule.startsWith('category:') ? t('triage.rule.category') : t('triage.rule.other', { rule });
};

const excluded = (t: Translate, why: string): string =>
  why === 'answered' || why === 'hyperbole' || why === 'negated' ? t(`triage.excluded.${why}`) : t('triage.excluded.other');
