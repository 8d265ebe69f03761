import type { TFunction } from 'i18next';
import type { Assessment } from '#contract/central/loop.ts';
import { csvText } from '../../ui/csvText.ts';
import { dayText } from './period.ts';
import { percent, rateNames } from './rates.ts';
import { exemptOf } from './UnitTable.tsx';
import type { Wanted } from './useAssessment.ts';

/** The table as a spreadsheet reads it: first what it is of, then a line a unit, every rate with its two numbers. */
export const exportText = (t: TFunction, report: Assessment, { range, base }: Wanted): string => {
  const heads = rateNames.flatMap((name) => [t(`assessment.figure.${name}`), t('assessment.hits'), 'n']);
  const line = (name: string, score: Assessment['units'][number]['score'], figures: Assessment['total']): readonly string[] => [
    name,
    score === null ? '' : score.grade,
    score === null ? '' : score.score.toFixed(1),
    String(figures.dispatched),
    String(exemptOf(figures)),
    ...rateNames.flatMap((rate) => [percent(figures[rate]), String(figures[rate].hits), String(figures[rate].n)]),
  ];
  return csvText([
    [t('assessment.title'), t('assessment.days', { from: dayText(range.from), to: dayText(range.to - 1) }), t('assessment.baseDays', { from: dayText(base.from), to: dayText(base.to - 1) }), t('assessment.rules', { version: report.rulesVersion })],
    [t('assessment.unit'), t('assessment.grade'), t('assessment.score'), t('assessment.dispatched'), t('assessment.exempt'), ...heads],
    line(t('assessment.total', { n: report.units.length }), null, report.total),
    ...report.units.map(({ name, score, figures }) => line(name, score, figures)),
    rateNames.map((name) => `${t(`assessment.figure.${name}`)} = ${t(`assessment.formula.${name}`)}`),
  ]);
};
