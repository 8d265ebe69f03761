import type { CurvePoint, Figures } from '../../src/domain/triage/evaluate.ts';
import type { Rate } from '../../src/domain/triage/wilson.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const shown = ({ hits, n, rate, low, high }: Rate): Readonly<Record<string, string>> => ({
  rate: rate === null ? '–' : percent(rate),
  n: `${hits}/${n}`,
  'Wilson 95 %': `${percent(low)} – ${percent(high)}`,
});

/** Every rate with n and interval, then who was taken for what. */
export const showFigures = (figures: Figures): void => {
  const { calls, confusion, ...rates } = figures;
  process.stdout.write(`${calls} labelled calls\n`);
  console.table(Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, shown(rate)])));
  console.table(confusion);
};

export const showCurve = (points: readonly CurvePoint[]): void => {
  process.stdout.write('Safety against diversion, by the risk alone (rules and answers come on top)\n');
  console.table(
    points.map(({ threshold, policeRecall, diverted }) => ({
      'divert below': threshold,
      'police recall': shown(policeRecall)['rate'],
      diverted: shown(diverted)['rate'],
      'n police': policeRecall.n,
      'n others': diverted.n,
    })),
  );
};
