import type { Consent } from '#domain/case/case.ts';
import type { Handover } from '#domain/case/caseRecords.ts';
import type { Line } from '#domain/tenant.ts';
import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmitCase } from '../../seat/useSubmitCase.ts';
import styles from './triage.module.css';

export interface HandOverSheetProps {
  readonly submit: SubmitCase;
  readonly toLine: Line;
  readonly consents: readonly Consent[];
  readonly onClose: () => void;
}

/** 转交: to whom, what they will see, what the caller agreed to; a diversion to the hotline needs consent and a promise. */
export const HandOverSheet = ({ submit, toLine, consents, onClose }: HandOverSheetProps) => {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Exclude<Handover['kind'], 'case_only'>>('one_key');
  const [reason, setReason] = useState('');
  const [consent, setConsent] = useState(consents.includes('handover'));
  const [promise, setPromise] = useState('');
  const diverts = toLine === '12345';
  const isReady = reason.trim() !== '' && (!diverts || (consent && promise.trim() !== ''));
  return (
    <div className={styles['sheet']}>
      <p className={styles['quiet']}>{t('triage.handOverSees', { line: toLine })}</p>
      <SegmentedControl
        fullWidth
        aria-label={t('acts.handOver.kind')}
        data={(['one_key', 'three_way'] as const).map((value) => ({ value, label: t(`acts.handOver.kinds.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(value)}
      />
      <TextInput data-autofocus label={t('triage.handOverReason')} maxLength={500} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
      <Checkbox label={t('triage.handOverConsent', { line: toLine })} checked={consent} onChange={({ currentTarget }) => setConsent(currentTarget.checked)} />
      <TextInput label={t('triage.handOverPromise')} required={diverts} maxLength={500} value={promise} onChange={({ currentTarget }) => setPromise(currentTarget.value)} />
      <div className={styles['row']}>
        <Button
          disabled={!isReady || submit.busy || submit.reasonMissing}
          onClick={() => submit.handOver({ handover: { kind, toLine, reason }, consent, promise })}
        >
          {t('triage.handOverSend')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('triage.back')}
        </Button>
      </div>
    </div>
  );
};
