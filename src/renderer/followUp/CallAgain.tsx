import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './followUp.module.css';

const minute = 60_000;

/** Today or the next day at this hour, whichever is still to come. */
const nextAt = (hour: number, now: number): number => {
  const at = new Date(now);
  at.setHours(hour, 0, 0, 0);
  return at.getTime() > now ? at.getTime() : at.setDate(at.getDate() + 1);
};

/** `2026-11-24T14:30` in local time, as a browser's own field wants it. */
const fieldText = (at: number): string => {
  const local = new Date(at - new Date(at).getTimezoneOffset() * minute);
  return local.toISOString().slice(0, 16);
};

export interface CallAgainProps {
  readonly value: number | null;
  readonly now: number;
  readonly disabled: boolean;
  readonly onChange: (at: number | null) => void;
}

/** When the caller wants to be called: a few usual times by one press, any other by hand. */
export const CallAgain = ({ value, now, disabled, onChange }: CallAgainProps) => {
  const { t } = useTranslation();
  const usual = [
    { name: t('followUp.again.half'), at: now + 30 * minute },
    { name: t('followUp.again.twoHours'), at: now + 120 * minute },
    { name: t('followUp.again.evening'), at: nextAt(19, now) },
    { name: t('followUp.again.morning'), at: nextAt(9, now) },
  ];
  return (
    <div className={styles['again']}>
      {usual.map(({ name, at }) => (
        <Button key={name} variant="default" size="compact-sm" disabled={disabled} onClick={() => onChange(Math.floor(at / minute) * minute)}>
          {name}
        </Button>
      ))}
      <TextInput
        type="datetime-local"
        size="xs"
        w={190}
        disabled={disabled}
        aria-label={t('followUp.again.at')}
        value={value === null ? '' : fieldText(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : new Date(currentTarget.value).getTime())}
      />
    </div>
  );
};
