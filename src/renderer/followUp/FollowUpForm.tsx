import { Button, Kbd, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconMessage2, IconPhoneOff, IconPhoneOutgoing } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContractError } from '#contract/errors.ts';
import type { Case, Person } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { missedAttempts } from '#domain/case/followUpFacts.ts';
import { mayText } from '#domain/case/textMessages.ts';
import { clockFace } from '../seat/duration.ts';
import { refusalSentence } from '../seat/refusalSentence.ts';
import { useCityLists } from '../seat/useCityLists.ts';
import { useNow } from '../seat/useNow.ts';
import { useShortcut, useShortcutGroup } from '../ui/keys/useShortcut.ts';
import { useWorkstation } from '../workstation/workstationContext.ts';
import { CallAgain } from './CallAgain.tsx';
import styles from './followUp.module.css';
import { choices, consequenceOf, followUpOf, isComplaint, openQuestion } from './followUpValues.ts';
import { useCallBack, type CallBack } from './useCallBack.ts';
import { useFollowUpValues } from './useFollowUpValues.ts';

export interface FollowUpFormProps {
  readonly state: Case;
  readonly caller: Person | null;
  readonly sample: 'first' | 'second';
  /** The sampling rule passes this caller over: he may be left alone. */
  readonly mayPassOver: boolean;
  readonly readOnly: boolean;
  readonly onSaved: () => void;
}

const wordOf = { very: 'very', yes: 'good', fair: 'fair', no: 'bad' } as const;

/** Asked of the caller once a unit has fed back. The button says what saving does: close, send back, call again. */
export const FollowUpForm = ({ state, caller, sample, mayPassOver, readOnly, onSaved }: FollowUpFormProps) => {
  const { t } = useTranslation();
  const { cases, followUps } = useWorkstation();
  const lists = useCityLists();
  const now = useNow(true);
  const back = useCallBack(state, caller);
  const { values, change, clear } = useFollowUpValues(state.id);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useSuggestion(back, values.contacted, change);

  const consequence = consequenceOf(values, sample, now);
  const complains = isComplaint(values);
  const open = openQuestion(values);
  const tried = missedAttempts(state);
  const needed = lists?.followUpAttempts ?? Infinity;

  const run = async (action: () => Promise<unknown>): Promise<void> => {
    if (busy || readOnly) return;
    setBusy(true);
    setProblem(null);
    try {
      await action();
      onSaved();
    } catch (error) {
      setProblem(refusalSentence(t, error instanceof ContractError ? error : new ContractError('internal')));
    } finally {
      setBusy(false);
    }
  };
  const execute = (command: CaseCommand): void => void run(() => cases.call.execute({ caseId: state.id, command }));
  const save = (): void => {
    if (consequence === null) return;
    void run(async () => {
      await followUps.call.save({ caseId: state.id, followUp: followUpOf(values, sample, back.record) });
      clear();
    });
  };
  const answer = (pressed: string): void => {
    const value = open === null ? undefined : choices[open][Number(pressed) - 1];
    if (open !== null && value !== undefined) change({ [open]: value });
  };
  useShortcut({ keys: 'F9', label: t('followUp.callKey'), action: back.dial });
  useShortcut({ keys: 'Ctrl+Enter', label: t('followUp.saveKey'), action: save });
  useShortcutGroup('1 2 3 4', t('followUp.answerKey'), answer);

  const verify = (basis: 'not_sampled' | 'no_caller' | 'unreachable'): ReactNode => (
    <Button variant="default" disabled={readOnly || busy} onClick={() => execute({ type: 'verify', basis, note: values.note })}>
      {t(`followUp.verify.${basis}`)}
    </Button>
  );
  return (
    <section className={styles['form']} aria-label={t('followUp.form')}>
      <div className={styles['line']}>
        <b className="t14">{t(sample === 'first' ? 'followUp.title' : 'followUp.second')}</b>
        {state.content.consents.includes('callback') ? <span className="soft">{t('followUp.agreed')}</span> : <span className="c-urgent">{t('followUp.notAgreed')}</span>}
        {tried === 0 ? null : <span className="c-urgent">{t('followUp.tried', { n: tried, needed })}</span>}
        <span className="muted end">{t('followUp.hint')}</span>
        <CallButton back={back} now={now} readOnly={readOnly} />
      </div>
      <div className={styles['questions']}>
        <Asked name={t('followUp.contacted')} open={open === 'contacted'}>
          <SegmentedControl
            aria-label={t('followUp.contacted')}
            disabled={readOnly}
            value={values.contacted ?? ''}
            onChange={(value) => change({ contacted: value === 'yes' ? 'yes' : 'no' })}
            data={choices.contacted.map((value) => ({ value, label: t(`followUp.${value}`) }))}
          />
        </Asked>
        {values.contacted === 'no' ? (
          <Asked name={t('followUp.missedQuestion')} open={open === 'missed'}>
            <SegmentedControl
              aria-label={t('followUp.missedQuestion')}
              disabled={readOnly}
              value={values.missed ?? ''}
              onChange={(value) => change({ missed: choices.missed.find((each) => each === value) ?? null })}
              data={choices.missed.map((value) => ({ value, label: t(`followUp.missed.${value}`) }))}
            />
          </Asked>
        ) : (
          <>
            <Asked name={t('followUp.solved')} open={open === 'solved'}>
              <SegmentedControl
                aria-label={t('followUp.solved')}
                disabled={readOnly || values.contacted === null}
                value={values.solved ?? ''}
                onChange={(value) => change({ solved: choices.solved.find((each) => each === value) ?? null })}
                data={choices.solved.map((value) => ({ value, label: t(`followUp.${value}`) }))}
              />
            </Asked>
            <Asked name={t('followUp.satisfied')} open={open === 'satisfied'}>
              <SegmentedControl
                aria-label={t('followUp.satisfied')}
                disabled={readOnly || values.contacted === null}
                value={values.satisfied ?? ''}
                onChange={(value) => change({ satisfied: choices.satisfied.find((each) => each === value) ?? null })}
                data={choices.satisfied.map((value) => ({ value, label: t(`followUp.${wordOf[value]}`) }))}
              />
            </Asked>
          </>
        )}
        {values.missed === 'call_later' && values.contacted === 'no' ? (
          <Asked name={t('followUp.again.question')} open={values.callAgainAt === null}>
            <CallAgain value={values.callAgainAt} now={now} disabled={readOnly} onChange={(callAgainAt) => change({ callAgainAt })} />
          </Asked>
        ) : null}
        {complains ? (
          <Asked name={t('followUp.reason')} open={values.reason === null}>
            <Select
              w={190}
              clearable
              disabled={readOnly}
              aria-label={t('followUp.reason')}
              placeholder={t('followUp.chooseReason')}
              data={(lists?.unsatisfiedReasons ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={values.reason}
              onChange={(reason) => change({ reason })}
            />
          </Asked>
        ) : null}
      </div>
      <div className={styles['line']}>
        <TextInput
          className="grow"
          maxLength={2_000}
          disabled={readOnly}
          aria-label={t('followUp.note')}
          placeholder={t('followUp.note')}
          value={values.note}
          onChange={({ currentTarget }) => change({ note: currentTarget.value })}
        />
        {sample === 'first' && mayText(state) ? (
          <Button variant="default" leftSection={<IconMessage2 size={15} aria-hidden />} disabled={readOnly || busy} onClick={() => execute({ type: 'invite_by_sms' })}>
            {t('followUp.invite')}
          </Button>
        ) : null}
        {sample === 'first' && tried >= needed ? verify('unreachable') : null}
        {sample === 'first' && state.intake.callerId === null ? verify('no_caller') : null}
        {sample === 'first' && mayPassOver && state.intake.callerId !== null ? verify('not_sampled') : null}
        <Button disabled={readOnly || busy || consequence === null} rightSection={<Kbd>Ctrl ↵</Kbd>} onClick={save}>
          {t(consequence === null ? 'followUp.save.incomplete' : `followUp.save.${consequence}`)}
        </Button>
      </div>
      {problem === null && back.problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {t('followUp.refused', { why: problem ?? back.problem ?? '' })}
        </p>
      )}
    </section>
  );
};

/** What the telephone says fills the first answer in, where nobody has yet: reached, or nobody answered. */
const useSuggestion = ({ call }: CallBack, contacted: 'yes' | 'no' | null, change: ReturnType<typeof useFollowUpValues>['change']): void => {
  const state = call?.state ?? null;
  const answered = call !== null && call.answeredAt !== null;
  useEffect(() => {
    if (contacted !== null) return;
    if (answered) change({ contacted: 'yes' });
    else if (state === 'ended') change({ contacted: 'no', missed: 'no_answer' });
  }, [state, answered, contacted, change]);
};

const CallButton = ({ back, now, readOnly }: { readonly back: CallBack; readonly now: number; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { call } = back;
  if (call !== null && call.state !== 'ended') {
    return (
      <div className={styles['live']} role="status">
        <b>{t(call.answeredAt === null ? 'followUp.ringing' : 'followUp.talking')}</b>
        <span role="timer">{clockFace(now - (call.answeredAt ?? call.rangAt))}</span>
        <Button variant="default" leftSection={<IconPhoneOff size={16} aria-hidden />} rightSection={<Kbd>F10</Kbd>} onClick={back.hangUp}>
          {t('followUp.hangUp')}
        </Button>
      </div>
    );
  }
  return (
    <>
      {back.record === undefined ? null : (
        <span className="soft">{back.record.seconds > 0 ? t('followUp.spoken', { time: clockFace(back.record.seconds * 1_000) }) : t('followUp.unanswered')}</span>
      )}
      <Button
        variant={back.record === undefined ? 'filled' : 'default'}
        leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
        rightSection={<Kbd>F9</Kbd>}
        disabled={readOnly || back.blocked !== null}
        title={back.blocked === null ? undefined : t(`followUp.blocked.${back.blocked}`)}
        onClick={back.dial}
      >
        {t(back.blocked === 'no_number' ? 'followUp.noNumber' : 'followUp.call')}
      </Button>
    </>
  );
};

const Asked = ({ name, open, children }: { readonly name: string; readonly open: boolean; readonly children: ReactNode }) => (
  <div className={styles['asked']} data-open={open}>
    <div className="t12">{name}</div>
    {children}
  </div>
);
