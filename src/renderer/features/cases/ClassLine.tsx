import { useTranslation } from 'react-i18next';
import type { Case, TriageRecord } from '#domain/case/case.ts';
import { useCityLists } from '../../seat/useCityLists.ts';

/** 定性: as it counts now, and as it was said first when that was otherwise. */
export const ClassLine = ({ state: { triage, firstTriage } }: { readonly state: Pick<Case, 'triage' | 'firstTriage'> }) => {
  const { t } = useTranslation();
  const lists = useCityLists();
  if (triage === null) return <p className="muted">{t('cases.side.noClass')}</p>;
  const words = ({ verdict, category, urgency }: TriageRecord): string =>
    [
      t(`cases.verdict.${verdict}`),
      lists?.categories.find(({ id }) => id === category)?.name ?? category ?? t('cases.side.noCategory'),
      t(`cases.urgency.${urgency}`),
    ].join(' · ');
  const first = firstTriage ?? triage;
  const changed = first.verdict !== triage.verdict || first.category !== triage.category || first.urgency !== triage.urgency;
  return (
    <dl className="pairs">
      {changed ? (
        <>
          <dt>{t('cases.side.first')}</dt>
          <dd className="soft">{words(first)}</dd>
        </>
      ) : null}
      <dt>{t('cases.side.now')}</dt>
      <dd>{words(triage)}</dd>
    </dl>
  );
};
