import { useEffect, useState } from 'react';
import { assessmentSchema, type Assessment } from '#contract/central/loop.ts';
import { useWork } from '../app/portalContext.ts';
import { useWords } from '../words/useWords.ts';
import { Figure } from './Figure.tsx';

const rates = ['responded', 'solved', 'satisfied'] as const;
const day = 86_400_000;

/** 三率 and grade as the city counts them, from what callers said: the unit itself does not see their answers one by one. */
export const CityFigures = ({ days }: { readonly days: number }) => {
  const { t } = useWords();
  const { client, session } = useWork();
  const [read, setRead] = useState<Assessment | 'unreachable' | null>(null);
  const { unitId } = session.user;
  useEffect(() => {
    let gone = false;
    const to = Date.now();
    const query = new URLSearchParams({ from: String(to - days * day), to: String(to + day), under: unitId ?? '' });
    client.call({ method: 'GET', path: `/api/assessment?${query.toString()}` }, assessmentSchema).then(
      (answer) => gone || setRead(answer),
      () => gone || setRead('unreachable'),
    );
    return () => {
      gone = true;
    };
  }, [client, days, unitId]);
  if (read === null) return null;
  const own = read === 'unreachable' ? undefined : read.units.find((unit) => unit.unitId === unitId);
  return (
    <>
      <section className="block">
        <h2 className="label">{t('city.title')}</h2>
        {read === 'unreachable' ? (
          <p>{t('city.unreachable')}</p>
        ) : (
          <Figure name={t('city.grade')} value={own?.score == null ? t('city.noGrade') : `${own.score.grade} · ${own.score.score.toFixed(1)}`} />
        )}
      </section>
      {own !== undefined &&
        rates.map((name) => {
          const { hits, n } = own.figures[name];
          return (
            <section key={name} className="block">
              <Figure name={t(`city.${name}`)} value={n === 0 ? t('figures.none') : `${((hits / n) * 100).toFixed(1)}%`} />
              <p className="soft13">{t('figures.of', { hits, total: n })} · {t(`city.${name}.formula`)}</p>
            </section>
          );
        })}
    </>
  );
};
