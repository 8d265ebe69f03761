import type { Draft } from '#contract/workstation/drafts.ts';
import { isExtension } from '#domain/privacy/mask.ts';
import type { DraftView, SeatView } from '#domain/replay/seatView.ts';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { AfterCall } from '../features/call/AfterCall.tsx';
import { useCallControls } from '../features/call/callControls.ts';
import { CallBar } from '../features/call/CallBar.tsx';
import { CallStrip } from '../features/call/CallStrip.tsx';
import { RecallButton } from '../recording/RecallButton.tsx';
import { RecallPanel } from '../recording/RecallPanel.tsx';
import { CarriedCase } from '../features/call/CarriedCase.tsx';
import { LocationPanel } from '../features/call/LocationPanel.tsx';
import { OtherParties } from '../features/call/OtherParties.tsx';
import { PhoneNotices } from '../features/call/PhoneNotices.tsx';
import { RingBanner } from '../features/call/RingBanner.tsx';
import { CallerColumn } from '../features/caller/CallerColumn.tsx';
import { CaseForm } from '../features/form/CaseForm.tsx';
import { MapPanel } from '../features/map/MapPanel.tsx';
import { TimelineFoot } from '../features/timeline/TimelineFoot.tsx';
import { AlarmBand } from '../features/triage/AlarmBand.tsx';
import { QuestionPanel } from '../features/triage/QuestionPanel.tsx';
import { TriageColumn } from '../features/triage/TriageColumn.tsx';
import { useShortcut } from '../ui/keys/useShortcut.ts';
import { LineBadge } from '../ui/LineBadge.tsx';
import { clockText } from './clockText.ts';
import type { AdoptedLocation } from '../features/call/LocationPanel.tsx';
import type { PatchQueue } from './patchQueue.ts';
import { placeWith } from './placeWith.ts';
import styles from './seat.module.css';
import { useSeatServices } from './seatServices.ts';
import { useCallKeys, useTriageKeys } from './seatKeys.ts';
import { useChosenUnit } from './useChosenUnit.ts';
import { useCityLists } from './useCityLists.ts';
import { useDraftEditor } from './useDraftEditor.ts';
import { useOverride } from './useOverride.ts';
import { useSubmitCase } from './useSubmitCase.ts';
import { useTriage } from './useTriage.ts';

export interface WorkAreaProps {
  readonly view: SeatView;
  readonly draft: DraftView;
  readonly stored: readonly Draft[];
  readonly queue: PatchQueue;
  readonly readOnly: boolean;
  readonly onAside: (caseId: string) => void;
  readonly onDiscarded: (caseId: string, number: string) => void;
}

/** One call or typed case from ring to end, without a change of page: columns and fields keep their places. */
export const WorkArea = ({ view, draft, stored, queue, readOnly, onAside, onDiscarded }: WorkAreaProps) => {
  const { t } = useTranslation();
  const { seat } = useSeatServices();
  const lists = useCityLists();
  const call = view.call !== null && view.call.callId === draft.callId ? view.call : null;
  const ringing = call?.state === 'ringing';
  const [recall, setRecall] = useState(false);
  const map = useMapBesideForm();
  const [cueNumber, setCueNumber] = useState<number | null>(null);
  const cue = { number: cueNumber, set: setCueNumber };
  const editor = useDraftEditor(draft, queue, stored);
  const values = editor?.values() ?? {};
  const closed = readOnly || draft.submitted !== null;
  const triage = useTriage(draft, editor, !closed);
  const redFlag = (triage.result?.redFlags.length ?? 0) > 0 && draft.submitted === null;
  const urgency = values.urgency ?? triage.result?.urgency ?? 'normal';
  const chosen = useChosenUnit(values, urgency, values.verdict ?? triage.result?.verdict ?? null);
  const override = useOverride({ editor, triage: triage.result, chosen, lists, hasContent: (values.description ?? '').trim() !== '' });
  const contact = clockText(t, lists, urgency, 'contact');
  const done = clockText(t, lists, urgency, 'done');
  const promise = contact === null || done === null ? '' : t('triage.promise', { contact, done });
  const submit = useSubmitCase({ draft, editor, queue, chosen, override, promise, onDiscarded });
  const controls = useCallControls(view.call, redFlag);
  useCallKeys(view.call, controls);
  useTriageKeys({
    dispatch: submit.dispatch,
    answer: (key) => {
      if (!override.press(key)) triage.answer(key);
    },
    override: () => {
      if (!closed && triage.result !== null) override.toggle();
    },
    undo: () => editor?.undo(),
  });

  // A colleague who hands over is not the caller.
  const number = call === null || isExtension(call.number) ? '' : call.number;
  const name = call?.name ?? '';
  const category = triage.result?.category ?? null;
  const suggestedUrgency = triage.result?.urgency ?? null;
  useEffect(() => {
    if (closed || editor === null) return;
    if (number !== '') editor.suggest('callerPhone', number);
    if (name !== '') editor.suggest('callerName', name);
  }, [editor, closed, number, name]);
  useEffect(() => {
    if (closed || editor === null || suggestedUrgency === null) return;
    if (category !== null) editor.suggest('category', category);
    editor.suggest('urgency', suggestedUrgency);
  }, [editor, closed, category, suggestedUrgency]);
  const answeredAt = call?.answeredAt ?? null;
  const fresh = call === null || answeredAt !== null;
  useEffect(() => {
    // Answering moves the focus from 接听 to the place; nothing later in the call takes it.
    // Somebody who has begun to type elsewhere is not interrupted.
    const typing = document.activeElement?.matches('input, textarea') === true;
    if (fresh && !typing) document.getElementById('field-place')?.focus();
  }, [draft.caseId, fresh]);

  if (editor === null) return null;
  const adopt = (adopted: AdoptedLocation): void => {
    editor.edit('place', placeWith(values.place, adopted, t));
    editor.settle('place');
  };
  const { question } = triage;
  return (
    <div className={styles['seat']} data-emergency={redFlag}>
      <div className={styles['top']}>
        {redFlag && triage.result !== null ? <AlarmBand triage={triage.result} live={call === null || call.state !== 'ended'} /> : null}
        {call === null ? (
          <section className={styles['typed']} data-line={draft.line} aria-label={t('call.typedCase')}>
            <LineBadge line={draft.line} />
            <b>{t('call.typedCase')}</b>
            <span className={styles['muted']}>{draft.number}</span>
            <div className={styles['end']}>
              <Button variant="default" onClick={() => onAside(draft.caseId)}>
                {draft.submitted === null ? t('call.putAside') : t('call.closeCase')}
              </Button>
            </div>
          </section>
        ) : ringing ? (
          <RingBanner call={call} onAnswer={controls.answer} onCancel={controls.decline} />
        ) : (
          <CallStrip
            call={call}
            history={view.history}
            controls={controls}
            readOnly={readOnly}
            recording={<RecallButton call={call} readOnly={readOnly} open={recall} onToggle={() => setRecall(!recall)} />}
            after={
              <>
                <AfterCall call={call} agent={view.agent} hasCase={draft.submitted !== null} readOnly={readOnly} onNoCase={submit.noContent ? submit.discard : () => undefined} />
                <Button variant="default" size="compact-sm" onClick={() => onAside(draft.caseId)}>
                  {draft.submitted === null ? t('call.putAside') : t('call.closeCase')}
                </Button>
              </>
            }
          />
        )}
        {call === null ? null : <RecallPanel call={call} open={recall} />}
        {call === null && view.call !== null && view.call.state !== 'ended' ? <CallBar call={view.call} readOnly={readOnly} /> : null}
        <OtherParties view={view} readOnly={readOnly} />
        {call === null ? null : (
          <>
            <CarriedCase call={call} carried={view.carried} isOpen={view.carried?.caseId === draft.caseId} readOnly={readOnly} />
            <LocationPanel call={call} locations={view.locations} failure={view.locationFailure} readOnly={readOnly} onAdopt={closed || ringing ? null : adopt} />
          </>
        )}
        <PhoneNotices phone={view.phone} />
      </div>
      <div className={styles['columns']} data-map={map.open}>
        <div className={styles['left']}>
          {map.open ? <MapPanel editor={editor} readOnly={closed || ringing} onClose={map.toggle} /> : null}
          <CallerColumn call={call} values={values} caseId={draft.caseId} onMerge={closed || ringing || submit.noContent ? null : submit.mergeInto} />
        </div>
        <div className={styles['centre']}>
          {redFlag && question !== null ? (
            <QuestionPanel question={question} emergency big disabled={closed} onAnswer={triage.answer} />
          ) : null}
          <CaseForm
            draft={draft}
            call={call}
            editor={editor}
            triage={triage.result}
            lists={lists}
            readOnly={closed || ringing}
            promise={promise === '' ? null : promise}
            cue={cue}
            mapOpen={map.open}
            onMap={map.toggle}
            onLookedUp={(query) => {
              const event = { id: newId(), at: Date.now(), happening: { type: 'looked_up', what: 'place', query } as const };
              seat.call.note({ events: [event] }).catch(() => undefined);
            }}
          />
        </div>
        <TriageColumn
          draft={draft}
          values={values}
          triage={triage.result}
          chosen={chosen}
          lists={lists}
          submit={submit}
          override={override}
          readOnly={readOnly}
          ringing={ringing}
          question={question}
          script={triage.script}
          onAgain={triage.askAgain}
          cue={cue}
          onAnswer={triage.answer}
          onChooseUnit={(unitId) => {
            editor.edit('unitId', unitId);
            editor.settle('unitId');
          }}
        />
      </div>
      <TimelineFoot entries={view.timeline} start={call?.rangAt ?? draft.openedAt} end={call?.endedAt ?? null} />
    </div>
  );
};

/** The map opens beside the form by a key, and closing it gives the focus back to the place. */
const useMapBesideForm = (): { readonly open: boolean; readonly toggle: () => void } => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const toggle = (): void => {
    setOpen(!open);
    if (open) document.getElementById('field-place')?.focus();
  };
  useShortcut({ keys: 'Alt+M', label: t('map.key'), action: toggle });
  return { open, toggle };
};
