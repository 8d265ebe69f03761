import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Handover } from '#domain/case/caseRecords.ts';
import type { Line } from '#domain/tenant.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

const kinds: readonly Handover['kind'][] = ['one_key', 'three_way', 'case_only'];

interface HandOverFields {
  readonly toLine: Line;
  readonly kind: Handover['kind'];
  readonly reason: string;
  readonly consent: boolean;
  readonly promise: string;
}

/** 首接负责: offered to the other line or to a colleague; it stays here until somebody there accepts in person. */
export const HandOverSheet = (props: SheetProps) => {
  const { t } = useTranslation();
  const { state } = props;
  const own: Line = state.owner?.line ?? '12345';
  const other: Line = own === '110' ? '12345' : '110';
  const { fields, change, forget } = useKept<HandOverFields>(`${state.id}.hand_over`, {
    toLine: other,
    kind: 'case_only',
    reason: '',
    consent: state.content.consents.includes('handover'),
    promise: '',
  });
  const away = fields.toLine !== own;
  const diverts = away && fields.toLine === '12345';
  const missing = fields.reason.trim() === '' ? 'reason' : diverts && !fields.consent ? 'consent' : diverts && fields.promise.trim() === '' ? 'promise' : null;
  return (
    <Sheet
      {...props}
      title={t('acts.name.hand_over')}
      effect={t(away ? 'acts.handOver.effect' : 'acts.handOver.effectColleague', { line: fields.toLine })}
      submit={t('acts.submit.hand_over')}
      missing={missing === null ? '' : t(`acts.missing.${missing}`)}
      commands={
        missing === null
          ? [
              {
                type: 'offer_handover',
                handover: { kind: away ? fields.kind : 'case_only', toLine: fields.toLine, reason: fields.reason },
                consent: away && fields.consent,
                promise: away ? fields.promise : '',
              },
            ]
          : null
      }
      onGiven={forget}
    >
      <SegmentedControl
        aria-label={t('acts.handOver.to')}
        data={[
          { value: other, label: t('acts.handOver.line', { line: other }) },
          { value: own, label: t('acts.handOver.colleague', { line: own }) },
        ]}
        value={fields.toLine}
        onChange={(value) => change({ toLine: value })}
      />
      {away ? (
        <SegmentedControl
          aria-label={t('acts.handOver.kind')}
          data={kinds.map((value) => ({ value, label: t(`acts.handOver.kinds.${value}`) }))}
          value={fields.kind}
          onChange={(value) => change({ kind: value })}
        />
      ) : null}
      <TextInput
        className="grow"
        aria-label={t('acts.handOver.reason')}
        placeholder={t('acts.handOver.reason')}
        maxLength={500}
        value={fields.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
      {away ? (
        <>
          <Checkbox
            label={t('acts.handOver.consent', { line: fields.toLine })}
            checked={fields.consent}
            onChange={({ currentTarget }) => change({ consent: currentTarget.checked })}
          />
          <TextInput
            className="grow"
            aria-label={t('acts.handOver.promise')}
            placeholder={t('acts.handOver.promise')}
            maxLength={500}
            value={fields.promise}
            onChange={({ currentTarget }) => change({ promise: currentTarget.value })}
          />
        </>
      ) : null}
    </Sheet>
  );
};
