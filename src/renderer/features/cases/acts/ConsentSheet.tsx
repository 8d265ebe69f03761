import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Consent } from '#domain/case/case.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

const consents: readonly Consent[] = ['handover', 'callback', 'sms'];

/** What the caller agrees to, or no longer does; each change is a record. */
export const ConsentSheet = (props: SheetProps) => {
  const { t } = useTranslation();
  const { state } = props;
  const { fields, change, forget } = useKept<Partial<Record<Consent, boolean>>>(`${state.id}.consent`, {});
  const given = (consent: Consent): boolean => fields[consent] ?? state.content.consents.includes(consent);
  const changed = consents.filter((consent) => given(consent) !== state.content.consents.includes(consent));
  return (
    <Sheet
      {...props}
      title={t('acts.name.consent')}
      effect={t('acts.effect.consent')}
      submit={t('acts.submit.consent')}
      missing={t('acts.missing.consent')}
      commands={changed.length === 0 ? null : changed.map((consent) => ({ type: 'record_consent', consent, given: given(consent) }))}
      onGiven={forget}
    >
      {consents.map((consent) => (
        <div key={consent}>
          <div className="t12 soft">{t(`form.consent.${consent}`)}</div>
          <SegmentedControl
            aria-label={t(`form.consent.${consent}`)}
            data={[
              { value: 'yes', label: t('acts.consent.yes') },
              { value: 'no', label: t('acts.consent.no') },
            ]}
            value={given(consent) ? 'yes' : 'no'}
            onChange={(value) => change({ [consent]: value === 'yes' })}
          />
        </div>
      ))}
    </Sheet>
  );
};
