import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TriageResult } from '#domain/triage/verdict.ts';
import type { CityLists } from '../../../seat/useCityLists.ts';
import { useRuleWords } from '../../../seat/useRuleWords.ts';
import { flagWord } from '../../../seat/flagWord.ts';
import { VerdictMark } from '../../../ui/VerdictWord.tsx';
import styles from '../cases.module.css';
import { urgencies, verdicts } from './ReclassifySheet.tsx';
import type { Decided, TakeInFields } from './takeIn.ts';

interface TriageFieldsProps {
  readonly result: TriageResult | null;
  readonly decided: Decided;
  readonly fields: TakeInFields;
  readonly lists: CityLists | null;
  readonly onChange: (next: Partial<TakeInFields>) => void;
}

/** What the engine says and why, its next question, and what the person decides; otherwise than it, with a reason. */
export const TriageFields = ({ result, decided, fields, lists, onChange }: TriageFieldsProps) => {
  const { t, i18n } = useTranslation();
  const rules = useRuleWords();
  if (result === null) return <p className="muted">{t('acts.takeIn.assessing')}</p>;
  const cues = result.evidence.filter(({ excludedBecause }) => excludedBecause === null).slice(0, 4);
  const question = result.nextQuestion === null ? null : rules.question(result.nextQuestion);
  return (
    <>
      <p className={styles['verdictLine']}>
        <VerdictMark verdict={result.verdict} />
        <b>{t('acts.takeIn.engine', { verdict: t(`cases.verdict.${result.verdict}`) })}</b>
        <span className="soft">
          {cues.length === 0 ? t('triage.noCue') : cues.map(({ text, rule }) => (text === '' ? rules.rule(rule) : t('triage.whyQuote', { text, rule: rules.rule(rule) }))).join(t('triage.listComma'))}
        </span>
      </p>
      {result.redFlags.length === 0 ? null : (
        <p role="alert" className={styles['refused']}>
          {t('triage.alarm', { flags: result.redFlags.map(({ code }) => flagWord(t, code)).join(t('triage.listComma')) })}
        </p>
      )}
      {question === null || fields.verdict !== null ? null : (
        <div className={styles['verdictLine']} role="group" aria-label={question.text}>
          <span>{question.text}</span>
          {question.options.map(({ key, label }) => (
            <Button key={key} size="compact-sm" variant="default" onClick={() => onChange({ answers: { ...fields.answers, [question.id]: key } })}>
              {label}
            </Button>
          ))}
        </div>
      )}
      <Select
        w={116}
        label={t('acts.reclassify.verdict')}
        allowDeselect={false}
        data={verdicts.map((value) => ({ value, label: t(`cases.verdict.${value}`) }))}
        value={decided.verdict}
        onChange={(value) => onChange({ verdict: verdicts.find((each) => each === value) ?? null })}
      />
      <Select
        w={190}
        label={t('acts.reclassify.category')}
        searchable
        clearable
        data={(lists?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={decided.category}
        onChange={(category) => onChange({ category })}
      />
      <Select
        w={108}
        label={t('acts.reclassify.urgency')}
        allowDeselect={false}
        data={urgencies.map((value) => ({ value, label: t(`cases.urgency.${value}`) }))}
        value={decided.urgency}
        onChange={(value) => onChange({ urgency: urgencies.find((each) => each === value) ?? null })}
      />
      {decided.needsReason ? (
        <>
          <Select
            w={170}
            label={t('triage.overrideReason')}
            data={(lists?.overrideReasons ?? []).map(({ id, name, en }) => ({ value: id, label: i18n.language === 'en' ? en : name }))}
            value={fields.overrideCode}
            onChange={(overrideCode) => onChange({ overrideCode })}
          />
          <TextInput
            className="grow"
            label={t('triage.override.note')}
            maxLength={150}
            value={fields.note}
            onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
          />
        </>
      ) : null}
    </>
  );
};
