import { Group, Select, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { baseOf, bases, dayText, periods, rangeOf, rangeOfDays, type Base, type Period, type Range } from './period.ts';
import { levels, type Level, type Wanted } from './useAssessment.ts';
import { useCounties } from './useCounties.ts';

export interface Choice extends Wanted {
  readonly period: Period;
  readonly against: Base;
}

export const firstChoice = (now: number): Choice => {
  const range = rangeOf('days30', now);
  return { period: 'days30', against: 'before', range, base: baseOf('before', range), level: 'all', under: null };
};

/** Which time, compared with which, for whom: every choice is shown in days beside it. */
export const PeriodBar = ({ choice, now, onChange }: { readonly choice: Choice; readonly now: number; readonly onChange: (choice: Choice) => void }) => {
  const { t } = useTranslation();
  const counties = useCounties();
  const { period, against, range, base } = choice;
  const withRange = (next: Range, more: Partial<Choice>): void => {
    const kept = { ...choice, ...more, range: next };
    onChange({ ...kept, base: kept.against === 'own' ? base : baseOf(kept.against, next) });
  };
  return (
    <Group gap="sm" align="flex-end">
      <Select
        w={116}
        allowDeselect={false}
        label={t('assessment.choose.period')}
        data={periods.map((value) => ({ value, label: t(`assessment.period.${value}`) }))}
        value={period}
        onChange={(value) => {
          const next = periods.find((each) => each === value) ?? 'days30';
          withRange(next === 'own' ? range : rangeOf(next, now), { period: next });
        }}
      />
      {period === 'own' ? <Days name={t('assessment.choose.own')} range={range} onChange={(next) => withRange(next, {})} /> : null}
      <Select
        w={116}
        allowDeselect={false}
        label={t('assessment.choose.base')}
        data={bases.map((value) => ({ value, label: t(`assessment.base.${value}`) }))}
        value={against}
        onChange={(value) => {
          const next = bases.find((each) => each === value) ?? 'before';
          onChange({ ...choice, against: next, base: next === 'own' ? base : baseOf(next, range) });
        }}
      />
      {against === 'own' ? <Days name={t('assessment.choose.ownBase')} range={base} onChange={(next) => onChange({ ...choice, base: next })} /> : null}
      <Select
        w={116}
        allowDeselect={false}
        label={t('assessment.choose.level')}
        data={levels.map((value) => ({ value, label: t(`assessment.level.${value}`) }))}
        value={choice.level}
        onChange={(value) => onChange({ ...choice, level: levels.find((each): each is Level => each === value) ?? 'all' })}
      />
      <Select
        w={130}
        clearable
        label={t('assessment.choose.under')}
        placeholder={t('assessment.wholeCity')}
        data={[...counties]}
        value={choice.under}
        onChange={(under) => onChange({ ...choice, under })}
      />
      <Text size="xs" c="dimmed" lh="16px" pb={2}>
        {t('assessment.days', { from: dayText(range.from), to: dayText(range.to - 1) })}
        <br />
        {t('assessment.baseDays', { from: dayText(base.from), to: dayText(base.to - 1) })}
      </Text>
    </Group>
  );
};

const Days = ({ name, range, onChange }: { readonly name: string; readonly range: Range; readonly onChange: (range: Range) => void }) => {
  const { t } = useTranslation();
  const [first, last] = [dayText(range.from), dayText(range.to - 1)];
  const change = (from: string, to: string): void => {
    const next = rangeOfDays(from, to);
    if (next !== null) onChange(next);
  };
  return (
    <Group gap={4} align="flex-end" role="group" aria-label={name}>
      <TextInput type="date" w={136} label={t('assessment.choose.from')} value={first} onChange={({ currentTarget }) => change(currentTarget.value, last)} />
      <TextInput type="date" w={136} label={t('assessment.choose.to')} value={last} onChange={({ currentTarget }) => change(first, currentTarget.value)} />
    </Group>
  );
};
