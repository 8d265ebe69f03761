import { agentMismatch } from '#domain/seat/agentMismatch.ts';
import type { AgentState, ChosenAgentState } from '#domain/seat/agentState.ts';
import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSeatServices } from '../../seat/seatServices.ts';
import { useTopic } from '../../workstation/workstationContext.ts';
import styles from './call.module.css';

/** A change needs a moment to get there; what lasts longer is wrong. */
const patience = 5_000;

const chosen: readonly string[] = ['available', 'break', 'meal', 'training', 'meeting', 'offline'] satisfies readonly ChosenAgentState[];
const isChosen = (state: AgentState): state is ChosenAgentState => chosen.includes(state);

/** The exchange thinks otherwise of who takes calls: said in words, with the way to mend it. */
export const AgentMismatch = ({ state, seatId }: { readonly state: AgentState; readonly seatId: string }) => {
  const { t } = useTranslation();
  const { queue, seat } = useSeatServices();
  const report = useTopic(queue.subscribe.status);
  const there = report?.reached === true && report.connected ? (report.status.seats.find((each) => each.seat === seatId)?.state ?? null) : null;
  const mismatch = agentMismatch(state, there);
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (mismatch === null) return undefined;
    const timer = setTimeout(() => setLasting(true), patience);
    return () => clearTimeout(timer);
  }, [mismatch, state]);
  if (mismatch === null || !lasting || there === null) return null;
  return (
    <p className={styles['notice']} role="status" style={{ margin: 0 }}>
      <IconArrowsDiff size={16} aria-hidden />
      {t(`call.mismatch.${mismatch}`, { there: t(`call.agent.${there}`) })}
      {isChosen(state) ? (
        <Button variant="default" size="compact-xs" onClick={() => void seat.call.chooseState({ state }).catch(() => undefined)}>
          {t('call.mismatch.again')}
        </Button>
      ) : null}
    </p>
  );
};
