import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useNow, useStored, useWork } from '../app/portalContext.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';
import { unitFigures } from './unitFigures.ts';

const periods = [7, 30, 90] as const;
const rates = ['sign', 'contact', 'done', 'rework', 'solved'] as const;

/** The unit's own figures, each with its formula and what it was counted from. */
export const FiguresPage = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const { t } = useWords();
  const { session, units } = useWork();
  const now = useNow();
  const [days, setDays] = useState<number>(30);
  const figures = unitFigures(tasks, now, days);
  const unit = useStored(units).get(session.user.unitId ?? '')?.name ?? session.user.name;
  return (
    <>
      <header className="bar"><h1 className="bar-title">{t('figures.title')}</h1></header>
      <SendStrip />
      <main className="page">
        <section className="block">
          <SegmentedControl
            aria-label={t('figures.period')}
            value={String(days)}
            data={periods.map((value) => ({ value: String(value), label: t('figures.days', { days: value }) }))}
            onChange={(value) => setDays(Number(value))}
          />
          <p className="soft13 why">{t('figures.lead', { unit, days })}</p>
        </section>
        <section className="block figures">
          <Figure name={t('figures.open')} value={String(figures.open)} />
          <Figure name={t('figures.late')} value={String(figures.late)} />
        </section>
        {rates.map((name) => {
          const { hits, total } = figures[name];
          return (
            <section key={name} className="block">
              <Figure name={t(`figures.${name}`)} value={total === 0 ? t('figures.none') : `${((hits / total) * 100).toFixed(1)}%`} />
              <p className="soft13">{t('figures.of', { hits, total })} · {t(`figures.${name}.formula`)}</p>
            </section>
          );
        })}
      </main>
    </>
  );
};

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div className="figure">
    <span>{name}</span>
    <b>{value}</b>
  </div>
);
