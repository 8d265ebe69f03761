import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface SharesFieldProps {
  readonly value: unknown;
  readonly readOnly: boolean;
  readonly errorOf: (part: string) => string | undefined;
  readonly onChange: (value: unknown) => void;
}

const known = ['divert', 'held', 'briefly', 'briefLetters', 'doubt', 'figurative', 'sentence', 'police', 'emergency', 'unclearLetters', 'unclearCategory'] as const;

/** The thresholds, each with what it decides. A move is tried in the lab before anybody publishes it. */
export const SharesField = ({ value, readOnly, errorOf, onChange }: SharesFieldProps) => {
  const { t } = useTranslation();
  const numbers = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  // A database keeps names in an order of its own; those that belong together are read together.
  const names = [...known.filter((name) => name in numbers), ...Object.keys(numbers).filter((name) => !known.some((each) => each === name))];
  return names.map((name) => {
    const number = numbers[name];
    const word = known.find((each) => each === name);
    const error = errorOf(name);
    const whole = name.endsWith('Letters');
    return (
      <NumberInput
        key={name}
        label={word === undefined ? name : t(`rules.threshold.${word}.label`)}
        {...(word === undefined ? {} : { description: t(`rules.threshold.${word}.about`) })}
        readOnly={readOnly}
        value={typeof number === 'number' ? number : ''}
        min={0}
        max={whole ? 100 : 1}
        step={whole ? 1 : 0.01}
        clampBehavior="strict"
        {...(error === undefined ? {} : { error })}
        onChange={(next) => onChange({ ...numbers, [name]: next === '' ? 0 : Number(next) })}
      />
    );
  });
};
