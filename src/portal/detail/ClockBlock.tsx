import type { Instant } from '#domain/tenant.ts';
import { ClockBar, pressureOf } from '../tasks/ClockBar.tsx';
import { limitWords, timeLeftWords } from '../tasks/clockWords.ts';
import type { Task } from '../tasks/task.ts';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';

/** All clocks: the nearest with its bar, the others in a line each. */
export const ClockBlock = ({ task, now }: { readonly task: Task; readonly now: Instant }) => {
  const words = useWords();
  const { t, language } = words;
  const urgency = task.case.triage?.urgency ?? task.case.content.urgency;
  return (
    <section className="block" aria-label={t('detail.clocks')}>
      {task.clocks.length === 0 && <p className="soft13">{t('clock.none')}</p>}
      {task.clocks.map((clock) => {
        const pressure = pressureOf(clock, now);
        const over = clock.stoppedAt !== null;
        const running = clock === task.clock;
        return (
          <div className="clock-line" key={clock.kind}>
            <span className="soft13">
              {t(`clock.${clock.kind}`)} {limitWords(clock.kind, urgency, words)}
              {!over && !running && ` · ${t('clock.until', { time: momentWords(clock.dueAt, language) })}`}
            </span>
            {over ? (
              <span className={pressure === 'red' ? 'soft13 c-critical' : 'soft13 c-ok'}>{t(pressure === 'red' ? 'clock.missed' : 'clock.met')}</span>
            ) : (
              <b className={`left-${pressure}`}>{timeLeftWords(clock, now, words)}</b>
            )}
            {running && <ClockBar clock={clock} now={now} />}
          </div>
        );
      })}
    </section>
  );
};
