import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#domain/case/case.ts';
import type { CaseEvent, EventEnvelope } from '#domain/case/event.ts';
import { wallTime } from '../../seat/duration.ts';
import styles from './cases.module.css';

const steps = ['discover', 'take_in', 'dispatch', 'handle', 'feed_back', 'verify'] as const;
const stepOf: Readonly<Record<(typeof steps)[number], readonly CaseEvent['type'][]>> = {
  discover: ['taken_in'],
  take_in: ['taken_in'],
  dispatch: ['dispatched'],
  handle: ['signed', 'contact_recorded'],
  feed_back: ['fed_back'],
  verify: ['verified', 'closed'],
};

/** 发现→受理→转派→处置→反馈→核实结案: what is done, and when. */
export const LoopOfSix = ({ events, state }: { readonly events: readonly EventEnvelope[]; readonly state: Case }) => {
  const { t } = useTranslation();
  return (
    <ol className={styles['loop']}>
      {steps.map((step) => {
        const found = events.find(({ event }) => stepOf[step].includes(event.type));
        const done = found !== undefined && (step !== 'verify' || state.state === 'closed' || state.state === 'verified');
        return (
          <li key={step} data-done={done}>
            <b>
              {done ? <IconCheck size={14} aria-hidden /> : null} {t(`cases.loop.${step}`)}
            </b>
            <span className="muted">{done ? wallTime(found.acceptedAt ?? found.at).slice(0, 5) : ''}</span>
          </li>
        );
      })}
    </ol>
  );
};
