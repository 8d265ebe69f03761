import type { Disposition } from '#domain/replay/seatView.ts';
import type { CallView, SeatView } from '#domain/replay/seatView.ts';
import { isServiceCode } from '#domain/seat/dialCodes.ts';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../../seat/duration.ts';
import { useSeatServices } from '../../seat/seatServices.ts';
import { useNow } from '../../seat/useNow.ts';
import styles from './call.module.css';

const choices: readonly Disposition[] = ['silent', 'wrong_number', 'prank', 'nuisance', 'enquiry'];

export interface AfterCallProps {
  readonly call: CallView;
  readonly agent: SeatView['agent'];
  /** The call has become a case. */
  readonly hasCase: boolean;
  readonly readOnly: boolean;
  readonly onNoCase: () => void;
}

/** Wrap-up with its countdown; for a call that became no case, what it was. */
export const AfterCall = ({ call, agent, hasCase, readOnly, onNoCase }: AfterCallProps) => {
  const { t } = useTranslation();
  const { seat } = useSeatServices();
  const wrapping = agent.state === 'wrap_up';
  const now = useNow(wrapping);
  const asks = !hasCase && call.disposition === null && call.answeredAt !== null && call.endedBy !== 'transferred' && call.about === null && !isServiceCode(call.number);
  const forget = (): void => undefined;
  return (
    <div className={styles['dispositions']}>
      {asks ? (
        <>
          <span>{t('call.noCase')}</span>
          {choices.map((disposition) => (
            <Button
              key={disposition}
              variant="default"
              size="compact-sm"
              disabled={readOnly}
              onClick={() => {
                seat.call.setDisposition({ callId: call.callId, disposition }).then(onNoCase, forget);
              }}
            >
              {t(`call.disposition.${disposition}`)}
            </Button>
          ))}
        </>
      ) : null}
      {call.disposition !== null && call.disposition !== 'case' ? <span className={styles['tag']}>{t(`call.disposition.${call.disposition}`)}</span> : null}
      {wrapping ? (
        <Group gap={6} ml={8}>
          <span role="timer">
            {agent.wrapUpEndsAt === null ? t('call.wrapUp') : t('call.wrapUpLeft', { time: clockFace(agent.wrapUpEndsAt - now) })}
          </span>
          <Button variant="default" size="compact-sm" disabled={readOnly} onClick={() => void seat.call.extendWrapUp({}).catch(forget)}>
            {t('call.wrapUpExtend')}
          </Button>
          <Button size="compact-sm" disabled={readOnly} onClick={() => void seat.call.finishWrapUp({}).catch(forget)}>
            {t('call.wrapUpFinish')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
};
