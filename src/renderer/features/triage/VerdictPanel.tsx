import type { TriageResult } from '#domain/triage/verdict.ts';
import { Kbd } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { numberCues, type NumberedCue } from '../../seat/cues.ts';
import { cueText, type CueInHand } from '../../seat/cueText.ts';
import type { Override } from '../../seat/useOverride.ts';
import { VerdictMark } from '../../ui/VerdictWord.tsx';
import { useRuleWords, type RuleWords } from '../../seat/useRuleWords.ts';
import { WhyNot } from './WhyNot.tsx';
import styles from './triage.module.css';

/** The verdict with its numbered reasons: quote, rule, consequence. An excluded cue stays visible with its reason. */
export const VerdictPanel = ({
  triage,
  override,
  cue: inHand,
  readOnly,
}: {
  readonly triage: TriageResult | null;
  readonly override: Override;
  readonly cue: CueInHand;
  readonly readOnly: boolean;
}) => {
  const { t } = useTranslation();
  const words = useRuleWords();
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
        <VerdictMark verdict={override.own ?? triage.verdict} />
        <h3>{t(`triage.verdicts.${override.own ?? triage.verdict}`)}</h3>
        <span className={styles['tag']} data-urgency={triage.urgency}>
          {t(`form.urgencies.${triage.urgency}`)}
        </span>
        {triage.services.length > 0 ? <span className={styles['tag']}>{triage.services.join(' + ')}</span> : null}
        <button type="button" className={`${styles['end'] ?? ''} ${styles['link'] ?? ''}`} aria-expanded={override.choosing} disabled={readOnly} onClick={override.toggle}>
          <IconPencil size={14} aria-hidden />
          {t('triage.override.open')} <Kbd size="xs">Alt V</Kbd>
        </button>
      </div>
      <ol className={styles['evidence']}>
        {redFirst(numberCues(triage)).map((cue) => (
          <li key={cue.number}>
            <button
              type="button"
              className={styles['reasonRow']}
              data-current={inHand.number === cue.number}
              onMouseEnter={() => inHand.set(cue.number)}
              onMouseLeave={() => inHand.set(null)}
              onFocus={() => inHand.set(cue.number)}
              onBlur={() => inHand.set(null)}
            >
              <span className={styles['number']}>{cue.number}</span>
              <span className={styles['cue']} data-kind={cue.kind}>
                {cue.text}
              </span>
              <span className={styles['rule']}>{cueText(t, cue, words)}</span>
            </button>
          </li>
        ))}
      </ol>
      <ListBasis triage={triage} words={words} />
      <WhyNot triage={triage} words={words} />
      {numberCues(triage).length === 0 ? <p className={styles['quiet']}>{t('triage.noCue')}</p> : null}
    </section>
  );
};

/** Numbers stay those of the text; what decides stands on top. */
const redFirst = (cues: readonly NumberedCue[]): readonly NumberedCue[] => [
  ...cues.filter(({ kind }) => kind === 'red'),
  ...cues.filter(({ kind }) => kind !== 'red'),
];

/** The item of the city's lists that the verdict cites, with the law it rests on. */
const ListBasis = ({ triage, words }: { readonly triage: TriageResult; readonly words: RuleWords }) => {
  const { t } = useTranslation();
  const item = triage.evidence.map(({ rule }) => words.item(rule)).find((found) => found !== null);
  if (item === undefined) return null;
  return (
    <p className={styles['basis']} title={`${item.matter} · ${item.basis}`}>
      <b>{t('triage.listItem', { id: item.id })}</b> {item.matter} <span>{t('triage.basis', { basis: item.basis })}</span>
    </p>
  );
};
