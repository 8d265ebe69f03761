import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, Diversion } from '#contract/central/loop.ts';
import { ContractError } from '#contract/errors.ts';
import { refusalSentence } from '../../seat/refusalSentence.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';

const day = 86_400_000;
const lengths = { days7: 7, days30: 30, days90: 90, year: 365 } as const;

export type Period = keyof typeof lengths;
export const periods: readonly Period[] = ['days7', 'days30', 'days90', 'year'];
export const levels = ['all', 'department', 'county', 'street', 'community', 'grid', 'police_station'] as const;
export type Level = (typeof levels)[number];

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The figures of a period and of the one before it, asked for when either choice changes. The last answer stays until then. */
export const useAssessment = (period: Period, level: Level) => {
  const { t } = useTranslation();
  const { assessment } = useWorkstation();
  const [report, setReport] = useState<Assessment | null>(null);
  const [diversion, setDiversion] = useState<Diversion | null>(null);
  const [error, setError] = useState<string | null>(null);
  const range = useMemo((): Range => {
    const to = Date.now();
    return { from: to - lengths[period] * day, to };
  }, [period]);

  useEffect(() => {
    let stale = false;
    const { from, to } = range;
    const failed = (cause: unknown): void => {
      if (!stale) setError(refusalSentence(t, cause instanceof ContractError ? cause : new ContractError('internal')));
    };
    setError(null);
    assessment.call.read({ from, to, level: level === 'all' ? undefined : level }).then((found) => stale || setReport(found), failed);
    assessment.call.diversion({ from, to, baseFrom: from - (to - from), baseTo: from }).then((found) => stale || setDiversion(found), failed);
    return () => {
      stale = true;
    };
  }, [assessment, range, level, t]);

  return { report, diversion, range, error };
};
