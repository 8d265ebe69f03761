import { IconCircle, IconCircleCheck, IconCircleX, IconLoader2 } from '@tabler/icons-react';
import type { ContactCall } from '#contract/central/contactCalls.ts';
import { useWords } from '../words/useWords.ts';

const steps = ['worker_ringing', 'worker_answered', 'citizen_ringing', 'citizen_answered'] as const;
const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;

/** How far the call has come; the end is said apart. */
export const CallSteps = ({ call: { step, end, answeredAt } }: { readonly call: ContactCall }) => {
  const { t } = useWords();
  // While they talk, and of a call that was answered, the way there is of no interest any more.
  if (answeredAt !== null || end === 'given_up') return null;
  const reached = step === 'ended' ? (end === 'worker_no_answer' || end === 'failed' ? 0 : 2) : steps.indexOf(step);
  return (
    <ol className="call-steps" aria-label={t('contact.title')} aria-live="polite">
      {steps.map((each, index) => {
        const isNow = index === reached && step !== 'ended';
        const mark = index < reached ? 'done' : index > reached ? 'ahead' : step === 'ended' ? 'failed' : 'now';
        return (
          <li key={each} className={`call-step call-step-${mark}`} aria-current={isNow ? 'step' : undefined}>
            {mark === 'done' && <IconCircleCheck {...icon} />}
            {mark === 'now' && <IconLoader2 {...icon} className="spin" />}
            {mark === 'failed' && <IconCircleX {...icon} />}
            {mark === 'ahead' && <IconCircle {...icon} />}
            {t(`contact.bridge.step.${each}`)}
          </li>
        );
      })}
    </ol>
  );
};
