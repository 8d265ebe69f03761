import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, FollowUp, Person } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { useCityLists } from '../../seat/useCityLists.ts';
import { wallTime } from '../../seat/duration.ts';
import { CallButton } from './CallButton.tsx';
import styles from './cases.module.css';

type Solved = NonNullable<FollowUp['solved']>;
type Satisfied = NonNullable<FollowUp['satisfied']>;

export interface FollowUpFormProps {
  readonly state: Case;
  readonly caller: Person | null;
  readonly readOnly: boolean;
  readonly onCommand: (command: CaseCommand) => Promise<boolean>;
}

/** Asked of the caller once a unit has fed back; then the case can be closed, or goes back for rework. */
export const FollowUpForm = ({ state, caller, readOnly, onCommand }: FollowUpFormProps) => {
  const { t } = useTranslation();
  const [contacted, setContacted] = useState<'yes' | 'no' | ''>('');
  const [solved, setSolved] = useState<Solved | ''>('');
  const [satisfied, setSatisfied] = useState<Satisfied | ''>('');
  const [note, setNote] = useState('');

  // The telephone's own record of the last call to the caller answers the first question; it can still be answered otherwise.
  const evidence = state.calls?.findLast(({ to }) => to === 'caller') ?? null;
  const said = evidence === null ? null : `${evidence.callId} ${evidence.outcome}`;
  useEffect(() => {
    if (said !== null) setContacted(said.endsWith('reached') ? 'yes' : 'no');
  }, [said]);

  const lists = useCityLists();
  const needed = lists?.followUpAttempts ?? Infinity;
  const tried = state.followUps.filter((each) => !each.contacted).length;

  if (state.state === 'verified') {
    return (
      <footer className={styles['followUp']}>
        <span className="soft grow">{t('cases.followUp.closeHint')}</span>
        <Button disabled={readOnly} onClick={() => void onCommand({ type: 'close' })}>
          {t('cases.followUp.close')}
        </Button>
      </footer>
    );
  }
  if (state.state !== 'fed_back') return null;

  const complete = contacted === 'no' || (contacted === 'yes' && solved !== '' && satisfied !== '');
  const rework = contacted === 'yes' && ((solved !== '' && solved !== 'yes') || satisfied === 'no');
  const save = async (): Promise<void> => {
    const reached = contacted === 'yes';
    const done = await onCommand({
      type: 'follow_up',
      followUp: { contacted: reached, solved: reached && solved !== '' ? solved : null, satisfied: reached && satisfied !== '' ? satisfied : null, note },
    });
    if (done) {
      setContacted('');
      setNote('');
    }
  };
  const line = state.intake.line ?? '12345';
  return (
    <footer className={styles['followUp']}>
      <div className={styles['asked']}>
        <b>{t('cases.followUp.title')}</b>
        <span className="muted">{t('cases.followUp.hint')}</span>
        {tried === 0 ? null : <span className="c-urgent">{t('cases.followUp.tried', { n: tried, needed })}</span>}
        {caller === null || caller.phone === '' ? null : (
          <CallButton number={caller.phone} line={line} readOnly={readOnly} label={t('cases.followUp.call')} about={{ caseId: state.id, to: 'caller', unitId: null }} />
        )}
        {evidence === null ? null : (
          <span className="muted t12">{t(`cases.followUp.evidence.${evidence.outcome}`, { time: wallTime(evidence.at).slice(0, 5), n: evidence.seconds })}</span>
        )}
      </div>
      <Asked name={t('cases.followUp.contacted')}>
        <SegmentedControl
          aria-label={t('cases.followUp.contacted')}
          value={contacted}
          onChange={(value) => setContacted(value === 'yes' ? 'yes' : 'no')}
          data={[
            { value: 'yes', label: t('cases.followUp.yes') },
            { value: 'no', label: t('cases.followUp.no') },
          ]}
        />
      </Asked>
      <Asked name={t('cases.followUp.solved')}>
        <SegmentedControl
          aria-label={t('cases.followUp.solved')}
          disabled={contacted !== 'yes'}
          value={solved}
          onChange={(value) => setSolved(value)}
          data={[
            { value: 'yes', label: t('cases.followUp.yes') },
            { value: 'partly', label: t('cases.followUp.partly') },
            { value: 'no', label: t('cases.followUp.no') },
          ]}
        />
      </Asked>
      <Asked name={t('cases.followUp.satisfied')}>
        <SegmentedControl
          aria-label={t('cases.followUp.satisfied')}
          disabled={contacted !== 'yes'}
          value={satisfied}
          onChange={(value) => setSatisfied(value)}
          data={[
            { value: 'very', label: t('cases.followUp.very') },
            { value: 'yes', label: t('cases.followUp.good') },
            { value: 'fair', label: t('cases.followUp.fair') },
            { value: 'no', label: t('cases.followUp.bad') },
          ]}
        />
      </Asked>
      <TextInput
        className="grow"
        aria-label={t('cases.followUp.note')}
        placeholder={t('cases.followUp.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {tried < needed ? null : (
        <Button variant="default" disabled={readOnly} onClick={() => void onCommand({ type: 'verify', basis: 'unreachable', note })}>
          {t('cases.followUp.giveUp')}
        </Button>
      )}
      {state.intake.callerId === null ? (
        <Button variant="default" disabled={readOnly} onClick={() => void onCommand({ type: 'verify', basis: 'no_caller', note })}>
          {t('cases.followUp.noCaller')}
        </Button>
      ) : null}
      <Button disabled={readOnly || !complete} onClick={() => void save()}>
        {t('cases.followUp.save')}
      </Button>
      {rework ? <span className="c-urgent t12">{t('cases.followUp.rework')}</span> : null}
    </footer>
  );
};

const Asked = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div>
    <div className="t12 soft">{name}</div>
    {children}
  </div>
);
