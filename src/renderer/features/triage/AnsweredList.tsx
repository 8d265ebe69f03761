import type { Question } from '#domain/triage/verdict.ts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRuleWords } from '../../seat/useRuleWords.ts';
import styles from './triage.module.css';

export interface AnsweredListProps {
  /** The city's script. */
  readonly script: readonly Question[];
  /** Question id → key of the answer. */
  readonly answers: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  /** Asks one of them again. */
  readonly onAgain: (questionId: string) => void;
}

/** What was asked and answered, in the order of the script; a wrong key is put right by asking again. */
export const AnsweredList = ({ script, answers, disabled, onAgain }: AnsweredListProps) => {
  const { t } = useTranslation();
  const words = useRuleWords();
  const answered = script.flatMap((question) => {
    const key = answers[question.id];
    return key === undefined ? [] : [{ question: words.question(question), key }];
  });
  if (answered.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={t('triage.answered')}>
      <div className={styles['heading']}>
        <b>{t('triage.answered')}</b>
        <span>{answered.length}</span>
      </div>
      <ul className={styles['answered']}>
        {answered.map(({ question: { id, text, options }, key }) => (
          <li key={id}>
            <span>{text}</span>
            <b>{options.find((option) => option.key === key)?.label ?? key}</b>
            <Button variant="subtle" color="gray" size="compact-xs" disabled={disabled} aria-label={t('triage.askAgain', { question: text })} onClick={() => onAgain(id)}>
              {t('triage.correct')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
