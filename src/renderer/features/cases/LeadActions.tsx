import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestPanelProps } from './RequestPanel.tsx';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './cases.module.css';

/** Presses a unit (the desk chases, the lead supervises), or sends finished work back. */
export const LeadActions = ({ state, readOnly, onCommand }: RequestPanelProps) => {
  const { t } = useTranslation();
  const { session } = useWorkstation();
  const isLead = useTopic(session.subscribe.state)?.user?.role === 'shift_lead';
  const [text, setText] = useState('');
  const working = state.assignments.some(({ state: each }) => ['dispatched', 'signed', 'handling', 'rework'].includes(each));
  const finished = state.assignments.filter(({ state: each, kind }) => kind !== 'recheck' && (each === 'fed_back' || (each === 'done' && state.state === 'verified')));
  const canRework = isLead && finished.length > 0;
  const ended = ['closed', 'void', 'merged'].includes(state.state);
  if (ended || (!working && !canRework)) return null;

  const give = async (command: Parameters<RequestPanelProps['onCommand']>[0]): Promise<void> => {
    if (await onCommand(command)) setText('');
  };
  return (
    <footer className={styles['followUp']}>
      <TextInput
        className="grow"
        disabled={readOnly}
        aria-label={t('cases.lead.pressText')}
        placeholder={working ? t('cases.lead.pressText') : t('cases.lead.reason')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {working ? (
        <Button
          variant="default"
          disabled={readOnly || text.trim() === ''}
          onClick={() => void give({ type: 'supervise', supervision: { kind: isLead ? 'supervise' : 'chase', assignmentId: null, text } })}
        >
          {t(isLead ? 'cases.lead.press' : 'cases.lead.chase')}
        </Button>
      ) : null}
      {canRework ? (
        <Button
          variant="default"
          disabled={readOnly || text.trim() === ''}
          onClick={() => void give({ type: 'rework', assignmentIds: finished.map(({ id }) => id), reason: text })}
        >
          {t('cases.lead.rework')}
        </Button>
      ) : null}
    </footer>
  );
};
