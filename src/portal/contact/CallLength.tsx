import { NumberInput } from '@mantine/core';
import { useWords } from '../words/useWords.ts';

/** Minutes and seconds apart: nobody reckons 102 seconds from a dialler that says 1:42. */
export const CallLength = ({ seconds, onChange }: { readonly seconds: number; readonly onChange: (seconds: number) => void }) => {
  const { t } = useWords();
  const wholeMinutes = Math.floor(seconds / 60);
  const numeric = (value: number | string): number => Math.max(0, Math.floor(Number(value) || 0));
  return (
    <fieldset className="length">
      <legend className="label">{t('contact.duration')}</legend>
      <NumberInput
        aria-label={t('contact.minutes')}
        rightSection={<span className="soft13">{t('contact.minutes')}</span>}
        rightSectionWidth={72}
        inputMode="numeric"
        min={0}
        max={1_439}
        allowDecimal={false}
        allowNegative={false}
        value={wholeMinutes}
        onChange={(value) => onChange(Math.min(1_439, numeric(value)) * 60 + (seconds % 60))}
      />
      <NumberInput
        aria-label={t('contact.seconds')}
        rightSection={<span className="soft13">{t('contact.seconds')}</span>}
        rightSectionWidth={72}
        inputMode="numeric"
        min={0}
        max={59}
        allowDecimal={false}
        allowNegative={false}
        value={seconds % 60}
        onChange={(value) => onChange(wholeMinutes * 60 + Math.min(59, numeric(value)))}
      />
    </fieldset>
  );
};
