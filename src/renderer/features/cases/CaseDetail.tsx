import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case, Person } from '#domain/case/case.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import { CallerTexts } from '../../followUp/CallerTexts.tsx';
import { FollowUpForm } from '../../followUp/FollowUpForm.tsx';
import { FollowUpRecords } from '../../followUp/FollowUpRecords.tsx';
import { RecordingSection } from '../../recording/RecordingSection.tsx';
import { useNow } from '../../seat/useNow.ts';
import { LineBadge } from '../../ui/LineBadge.tsx';
import { VerdictWord } from '../../ui/VerdictWord.tsx';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';
import { ActBar } from './acts/ActBar.tsx';
import { ActSheet, type OpenSheet } from './acts/ActSheet.tsx';
import { UndoStrip } from './acts/UndoStrip.tsx';
import { CallButton } from './CallButton.tsx';
import { Attachments } from './Attachments.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import { CaseSide } from './CaseSide.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { LoopOfSix } from './LoopOfSix.tsx';
import { PoliceForms } from './police/PoliceForms.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import styles from './cases.module.css';
import { useCase } from './useCase.ts';

/** One case: the loop, its history in words, who has it, and what the desk may do next. */
export const CaseDetail = ({ caseId, readOnly }: { readonly caseId: string; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { session } = useWorkstation();
  const signedIn = useTopic(session.subscribe.state);
  const now = useNow(true);
  const { detail, refused, undo, give, giveAll, giveOther, takeBack } = useCase(caseId);
  const [open, setOpen] = useState<OpenSheet | null>(null);

  if (detail === null) return <p className={styles['empty']}>{t('app.loading')}</p>;
  const { case: state, persons } = detail;
  const caller = persons.find(({ id }) => id === state.intake.callerId) ?? null;
  const user = signedIn?.user ?? null;
  const line = user?.line ?? signedIn?.line ?? null;
  return (
    <article className={styles['detail']}>
      <CaseHead state={state} caller={caller} pending={detail.pending} readOnly={readOnly} />
      <LoopOfSix events={detail.events} state={state} />
      <CaseNotices state={state} user={user} line={line} readOnly={readOnly} onCommand={give} onOpen={setOpen} />
      <div className={styles['body']}>
        <div className={styles['story']} tabIndex={0} role="group" aria-label={t('cases.section.timeline')}>
          <h3 className={styles['section']}>{t('cases.section.description')}</h3>
          <p className={styles['text']}>{state.content.description}</p>
          <Attachments attachments={state.intake.attachments ?? []} />
          <PoliceForms state={state} persons={persons} line={line} />
          <FollowUpRecords followUps={state.followUps} />
          <CallerTexts caseId={caseId} />
          <CaseTimeline state={state} events={detail.events} />
          {state.intake.callId === null ? null : (
            <>
              <h3 className={styles['section']}>{t('recording.section')}</h3>
              <RecordingSection callId={state.intake.callId} />
            </>
          )}
        </div>
        <CaseSide detail={detail} now={now} readOnly={readOnly} onOther={giveOther} />
      </div>
      {refused === null ? null : (
        <p role="alert" className={styles['refused']}>
          {t('cases.refused', { why: refused })}
        </p>
      )}
      {undo === null ? null : <UndoStrip undo={undo} onUndo={(commands) => void takeBack(commands)} />}
      <RequestPanel state={state} readOnly={readOnly} onCommand={give} />
      {state.state === 'fed_back' ? (
        <FollowUpForm state={state} caller={caller} sample="first" mayPassOver={false} readOnly={readOnly} onSaved={() => undefined} />
      ) : null}
      {state.state === 'verified' ? (
        <footer className={styles['followUp']}>
          <span className="soft grow">{t('cases.closeHint')}</span>
          <Button disabled={readOnly} onClick={() => void give({ type: 'close' })}>
            {t('cases.close')}
          </Button>
        </footer>
      ) : null}
      {open === null ? null : (
        <ActSheet key={open} open={open} isLead={user?.role === 'shift_lead'} state={state} readOnly={readOnly} onGive={giveAll} onClose={() => setOpen(null)} />
      )}
      <ActBar state={state} readOnly={readOnly} open={open} onOpen={setOpen} />
    </article>
  );
};

const CaseHead = ({ state, caller, pending, readOnly }: { readonly state: Case; readonly caller: Person | null; readonly pending: boolean; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { content, triage, intake, absorbed = [] } = state;
  const title = content.title || content.description.slice(0, 40) || t('cases.untitled');
  const urgency = triage?.urgency ?? content.urgency;
  return (
    <header className={styles['head']}>
      <div className="row g2">
        <LineBadge line={intake.network} />
        <span className="soft">{state.number}</span>
        <span className={urgency === 'critical' ? 'tag critical' : urgency === 'urgent' ? 'tag urgent' : 'tag'}>{t(`cases.urgency.${urgency}`)}</span>
        {triage === null ? null : <VerdictWord verdict={triage.verdict} />}
        <span className="tag">{t(`cases.state.${state.state}`)}</span>
        {absorbed.length === 0 ? null : <span className="tag out">{t('cases.side.callers', { n: absorbed.length + 1 })}</span>}
        {pending ? <b className="c-urgent">{t('cases.pending')}</b> : null}
      </div>
      <h2 className={styles['name']}>
        {title}
        {content.place.text === '' ? '' : ` · ${content.place.text}`}
      </h2>
      <p className="soft">
        <span>
          {caller === null ? t('cases.noCaller') : `${caller.name} ${maskPhone(caller.phone)}`}
          {content.place.detail === '' ? '' : ` · ${content.place.detail}`}
          {content.place.pin === undefined ? '' : ` · ${t('cases.pin', { at: `${content.place.pin.longitude.toFixed(5)}, ${content.place.pin.latitude.toFixed(5)}` })}`}
        </span>
        {caller === null || caller.phone === '' ? null : (
          <CallButton number={caller.phone} line={intake.line ?? '12345'} readOnly={readOnly} label={t('cases.call.caller')} about={{ caseId: state.id, to: 'caller', unitId: null }} />
        )}
      </p>
    </header>
  );
};
