import type { TriageResult } from '#domain/triage/verdict.ts';
import { Kbd, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CityLists } from '../../seat/useCityLists.ts';
import { ownVerdicts, type Override } from '../../seat/useOverride.ts';
import styles from './triage.module.css';

export interface OverridePanelProps {
  readonly triage: TriageResult;
  readonly override: Override;
  readonly lists: CityLists | null;
  readonly disabled: boolean;
}

/** Deciding otherwise: three verdicts, then one short reason; no dialog, no focus taken, undone by one press. */
export const OverridePanel = ({ triage, override, lists, disabled }: OverridePanelProps) => {
  const { t, i18n } = useTranslation();
  if (override.choosing) {
    return (
      <section className={styles['ask']} aria-label={t('triage.override.title')}>
        <div className={styles['heading']}>
          <b>{t('triage.override.choose')}</b>
          <span className={styles['end']}>
            <Kbd>Alt 1…3</Kbd>
          </span>
        </div>
        <div className={styles['choices']} role="group" aria-label={t('triage.override.choose')}>
          {ownVerdicts.map((verdict, index) => (
            <button key={verdict} type="button" className={styles['option']} aria-pressed={override.own === verdict} disabled={disabled} onClick={() => override.choose(verdict)}>
              <span className={styles['key']} aria-hidden>
                {index + 1}
              </span>
              <b>{t(`triage.verdicts.${verdict}`)}</b>
              <small>{verdict === triage.verdict ? t('triage.override.sameAsEngine') : t('triage.override.asksReason')}</small>
            </button>
          ))}
        </div>
      </section>
    );
  }
  if (override.own === null && (!override.needsReason || override.questionFirst)) return null;
  const offered = lists?.overrideReasons ?? [];
  return (
    <section className={styles['ask']} data-missing={override.reasonMissing} aria-label={t('triage.override.title')}>
      <div className={styles['heading']}>
        <IconPencil size={14} aria-hidden />
        <b>{t('triage.override.line', { engine: t(`triage.verdicts.${triage.verdict}`), own: t(`triage.verdicts.${override.decided ?? 'undecided'}`) })}</b>
        {override.own === null ? null : (
          <button type="button" className={`${styles['end'] ?? ''} ${styles['link'] ?? ''}`} disabled={disabled} onClick={() => override.choose(null)}>
            <IconArrowBackUp size={14} aria-hidden />
            {t('triage.override.undo')}
          </button>
        )}
      </div>
      {override.needsReason ? (
        <>
          <div className={styles['reasons']} role="group" aria-label={t('triage.overrideReason')}>
            {offered.map(({ id, name, en }, index) => (
              <button key={id} type="button" className={styles['reason']} aria-pressed={override.code === id} disabled={disabled} onClick={() => override.chooseReason(id)}>
                {override.reasonMissing ? <Kbd size="xs">{index + 1}</Kbd> : null}
                {i18n.language === 'en' ? en : name}
              </button>
            ))}
          </div>
          <TextInput
            size="xs"
            aria-label={t('triage.override.note')}
            placeholder={t(override.code === 'other' ? 'triage.override.noteNeeded' : 'triage.override.note')}
            maxLength={150}
            readOnly={disabled}
            value={override.note}
            onChange={({ currentTarget }) => override.setNote(currentTarget.value)}
          />
        </>
      ) : null}
    </section>
  );
};
