import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, Diversion } from '#contract/central/loop.ts';
import { ContractError } from '#contract/errors.ts';
import { refusalSentence } from '../../seat/refusalSentence.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import type { Range } from './period.ts';

export const levels = ['all', 'department', 'county', 'street', 'community', 'grid', 'police_station'] as const;
export type Level = (typeof levels)[number];

export interface Wanted {
  readonly range: Range;
  readonly base: Range;
  readonly level: Level;
  /** Only this unit and those below it; null: the whole city. */
  readonly under: string | null;
}

/** The figures of a period and of its base, asked for when a choice changes. The last answer stays until then. */
export const useAssessment = ({ range, base, level, under }: Wanted) => {
  const { t } = useTranslation();
  const { assessment } = useWorkstation();
  const [report, setReport] = useState<Assessment | null>(null);
  const [before, setBefore] = useState<Assessment | null>(null);
  const [diversion, setDiversion] = useState<Diversion | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { from, to } = range;
  const { from: baseFrom, to: baseTo } = base;

  useEffect(() => {
    let stale = false;
    const failed = (cause: unknown): void => {
      if (!stale) setError(refusalSentence(t, cause instanceof ContractError ? cause : new ContractError('internal')));
    };
    setError(null);
    const narrow = { level: level === 'all' ? undefined : level, under: under ?? undefined };
    assessment.call.read({ from, to, ...narrow }).then((found) => stale || setReport(found), failed);
    assessment.call.read({ from: baseFrom, to: baseTo, ...narrow }).then((found) => stale || setBefore(found), failed);
    assessment.call.diversion({ from, to, baseFrom, baseTo }).then((found) => stale || setDiversion(found), failed);
    return () => {
      stale = true;
    };
  }, [assessment, from, to, baseFrom, baseTo, level, under, t]);

  return { report, before, diversion, error };
};
