import { useTranslation } from 'react-i18next';

/** `▲ 2.5` to the base period, in words for who cannot see it; green or amber by whether more is better. */
export const Change = ({ points, moreIsBetter, unit = '' }: { readonly points: number | null; readonly moreIsBetter: boolean; readonly unit?: string }) => {
  const { t } = useTranslation();
  if (points === null) return null;
  if (points === 0) return <span className="muted t12">{t('assessment.same')}</span>;
  const better = points > 0 === moreIsBetter;
  return (
    <span className={`t12 nowrap ${better ? 'c-ok' : 'c-urgent'}`} title={t('assessment.change', { n: points })}>
      {points > 0 ? '▲' : '▼'} {Math.abs(points).toFixed(1)}
      {unit}
    </span>
  );
};
