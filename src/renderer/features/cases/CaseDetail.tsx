import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContractError } from '#contract/errors.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import { CallerTexts } from '../../followUp/CallerTexts.tsx';
import { FollowUpForm } from '../../followUp/FollowUpForm.tsx';
import { FollowUpRecords } from '../../followUp/FollowUpRecords.tsx';
import { RecordingSection } from '../../recording/RecordingSection.tsx';
import { useNow } from '../../seat/useNow.ts';
import { refusalSentence } from '../../seat/refusalSentence.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import { useReached, useWorkstation } from '../../workstation/workstationContext.ts';
import type { Detail } from './detail.ts';
import { CallButton } from './CallButton.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { CaseUnits } from './CaseUnits.tsx';
import { LeadActions } from './LeadActions.tsx';
import { LoopOfSix } from './LoopOfSix.tsx';
import { MergePanel } from './MergePanel.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import styles from './cases.module.css';

/** One case: the loop, its history in words, who has it, and what the desk may do next. */
export const CaseDetail = ({ caseId, readOnly }: { readonly caseId: string; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { cases } = useWorkstation();
  const reached = useReached();
  const now = useNow(true);
  const [detail, setDetail] = useState<Detail | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    if (!reached) return undefined;
    let stale = false;
    const read = (): void => {
      cases.call.get({ caseId }).then((found) => stale || setDetail(found), () => undefined);
    };
    read();
    const end = cases.subscribe.changed({}, ({ caseIds }) => {
      if (caseIds.length === 0 || caseIds.includes(caseId)) read();
    });
    return () => {
      stale = true;
      end();
    };
  }, [cases, caseId, reached]);

  const execute = useCallback(
    async (command: CaseCommand): Promise<boolean> => {
      setRefused(null);
      try {
        setDetail(await cases.call.execute({ caseId, command }));
        return true;
      } catch (error) {
        const known = error instanceof ContractError ? error : new ContractError('internal');
        setRefused(refusalSentence(t, known));
        return false;
      }
    },
    [cases, caseId, t],
  );

  if (detail === null) return <p className={styles['empty']}>{t('app.loading')}</p>;
  const { case: state, persons } = detail;
  const { pin } = state.content.place;
  const caller = persons.find(({ id }) => id === state.intake.callerId);
  const title = state.content.title || state.content.description.slice(0, 40) || t('cases.untitled');
  return (
    <article className={styles['detail']}>
      <header className={styles['head']}>
        <div className="row g2">
          <LineBadge line={state.intake.network} />
          <span className="soft">{state.number}</span>
          <span className="tag">{t(`cases.urgency.${state.triage?.urgency ?? state.content.urgency}`)}</span>
          <span className="tag">{t(`cases.state.${state.state}`)}</span>
          {state.owner === undefined ? null : <span className="tag">{t('cases.owner', { line: state.owner.line, hops: state.hops ?? 0 })}</span>}
          {detail.pending ? <b className="c-urgent">{t('cases.pending')}</b> : null}
        </div>
        <h2 className={styles['name']}>
          {title}
          {state.content.place.text === '' ? '' : ` · ${state.content.place.text}`}
        </h2>
        <p className="soft">
          {caller === undefined ? t('cases.noCaller') : `${caller.name} ${maskPhone(caller.phone)}`}
          {state.content.place.detail === '' ? '' : ` · ${state.content.place.detail}`}
          {pin === undefined ? '' : ` · ${t('cases.pin', { at: `${pin.longitude.toFixed(5)}, ${pin.latitude.toFixed(5)}` })}`}{' '}
          {caller === undefined || caller.phone === '' ? null : (
            <CallButton
              number={caller.phone}
              line={state.intake.line ?? '12345'}
              readOnly={readOnly}
              label={t('cases.call.caller')}
              about={{ caseId: state.id, to: 'caller', unitId: null }}
            />
          )}
        </p>
      </header>
      <LoopOfSix events={detail.events} state={state} />
      <div className={styles['body']}>
        <div className={styles['story']}>
          <h3 className={styles['section']}>{t('cases.section.description')}</h3>
          <p className={styles['text']}>{state.content.description}</p>
          <FollowUpRecords followUps={state.followUps} />
          <CallerTexts caseId={caseId} />
          <h3 className={styles['section']}>{t('cases.section.timeline')}</h3>
          <CaseTimeline events={detail.events} />
          {state.intake.callId === null ? null : (
            <>
              <h3 className={styles['section']}>{t('recording.section')}</h3>
              <RecordingSection callId={state.intake.callId} />
            </>
          )}
        </div>
        <CaseUnits detail={detail} now={now} readOnly={readOnly} />
      </div>
      {refused === null ? null : (
        <p role="alert" className={styles['refused']}>
          {t('cases.refused', { why: refused })}
        </p>
      )}
      <MergePanel state={state} persons={persons} readOnly={readOnly} onCommand={execute} />
      <RequestPanel state={state} readOnly={readOnly} onCommand={execute} />
      <LeadActions state={state} readOnly={readOnly} onCommand={execute} />
      {state.state === 'fed_back' ? (
        <FollowUpForm state={state} caller={caller ?? null} sample="first" mayPassOver={false} readOnly={readOnly} onSaved={() => undefined} />
      ) : null}
      {state.state === 'verified' ? (
        <footer className={styles['followUp']}>
          <span className="soft grow">{t('cases.closeHint')}</span>
          <Button disabled={readOnly} onClick={() => void execute({ type: 'close' })}>
            {t('cases.close')}
          </Button>
        </footer>
      ) : null}
    </article>
  );
};
