import type { Question } from '#domain/triage/verdict.ts';
import { Kbd } from '@mantine/core';
import { IconEar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRuleWords } from '../../seat/useRuleWords.ts';
import styles from './triage.module.css';

export interface QuestionPanelProps {
  readonly question: Question;
  readonly emergency: boolean;
  /** Across the head of the form, while a red flag is up. */
  readonly big: boolean;
  readonly disabled: boolean;
  readonly onAnswer: (option: string) => void;
}

/** The next question; every answer shows what it leads to before it is pressed. */
export const QuestionPanel = ({ question: asked, emergency, big, disabled, onAnswer }: QuestionPanelProps) => {
  const { t } = useTranslation();
  const question = useRuleWords().question(asked);
  const options = (
    <div className={styles['options']} role="group" aria-label={question.text}>
      {question.options.map(({ key, label, consequence }) => (
        <button key={key} type="button" className={styles['option']} disabled={disabled} onClick={() => onAnswer(key)}>
          <span className={styles['key']} aria-hidden>
            {key}
          </span>
          <b>{label}</b>
          <small data-flag={/红旗|red flag/u.test(consequence)}>{consequence}</small>
        </button>
      ))}
    </div>
  );
  if (big) {
    return (
      <section className={styles['big']} aria-label={t('triage.nextQuestion')}>
        <div className={styles['lead']}>
          <IconEar size={16} aria-hidden />
          {t('triage.closedQuestion')}
          <span className={styles['end']}>
            <Kbd>{keysOf(question)}</Kbd> {t('triage.answerFromAnywhere')}
          </span>
        </div>
        <p className={styles['bigQuestion']}>{t('triage.spoken', { text: question.text })}</p>
        {options}
      </section>
    );
  }
  return (
    <section className={styles['ask']} data-emergency={emergency} aria-label={t('triage.nextQuestion')}>
      <div className={styles['heading']}>
        <b>{t('triage.nextQuestion')}</b>
        <span className={styles['end']}>
          {t('triage.insideField')} <Kbd>{keysOf(question)}</Kbd>
        </span>
      </div>
      <p className={styles['question']}>{question.text}</p>
      {options}
    </section>
  );
};

/** The keys that answer it from anywhere. */
const keysOf = ({ options }: Question): string => `Alt 1…${options.length}`;
