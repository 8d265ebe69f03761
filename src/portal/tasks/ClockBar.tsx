import { Progress } from '@mantine/core';
import { clockShare, type Clock } from '#domain/case/clocks.ts';
import type { Instant } from '#domain/tenant.ts';
import { useWords } from '../words/useWords.ts';
import { timeLeftWords } from './clockWords.ts';

export type Pressure = 'calm' | 'amber' | 'red' | 'met';

export const pressureOf = (clock: Clock, now: Instant): Pressure => {
  const { stoppedAt, pausedAt } = clock;
  if ((stoppedAt ?? pausedAt ?? now) >= clock.dueAt) return 'red';
  if (stoppedAt !== null) return 'met';
  return (pausedAt ?? now) >= clock.amberAt ? 'amber' : 'calm';
};

/** Share used, with a tick at 70 %; late is hatched, so that it reads without colour. */
export const ClockBar = ({ clock, now }: { readonly clock: Clock; readonly now: Instant }) => {
  const words = useWords();
  const percent = Math.min(100, Math.round(clockShare(clock, now) * 100));
  const name = words.t(`clock.${clock.kind}`);
  return (
    <Progress.Root size={8} className={`clock clock-${pressureOf(clock, now)}`}>
      <Progress.Section
        value={percent}
        aria-label={words.t('clock.bar', { name, percent, left: timeLeftWords(clock, now, words) })}
      />
    </Progress.Root>
  );
};
