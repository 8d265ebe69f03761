import type { Draft } from '#contract/workstation/drafts.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { dialCodes } from '#domain/seat/dialCodes.ts';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CarriedCase } from '../features/call/CarriedCase.tsx';
import { LocationPanel } from '../features/call/LocationPanel.tsx';
import { OtherParties } from '../features/call/OtherParties.tsx';
import { useCallControls, usePhoneCommand } from '../features/call/callControls.ts';
import { CallStrip } from '../features/call/CallStrip.tsx';
import { AfterCall } from '../features/call/AfterCall.tsx';
import { PhoneNotices } from '../features/call/PhoneNotices.tsx';
import { RingBanner } from '../features/call/RingBanner.tsx';
import { RecallButton } from '../recording/RecallButton.tsx';
import { RecallPanel } from '../recording/RecallPanel.tsx';
import { useShortcut } from '../ui/keys/useShortcut.ts';
import { IdleScreen } from './IdleScreen.tsx';
import { createPatchQueue, type PatchQueue } from './patchQueue.ts';
import { useCallKeys } from './seatKeys.ts';
import { useSeatServices } from './seatServices.ts';
import { useSeatView } from './useSeatView.ts';
import { WorkArea } from './WorkArea.tsx';

export interface SeatScreenProps {
  /** Another window holds the seat. */
  readonly readOnly: boolean;
  /** The station is reached; what waits here is sent as soon as it is. */
  readonly linked: boolean;
  /** A case was opened by a key, whatever page is shown. */
  readonly onOpened: () => void;
}

/** The one screen of a call-taker: rendered from the seat's time-line alone, plus what is typed and not yet acknowledged. */
export const SeatScreen = ({ readOnly, linked, onOpened }: SeatScreenProps) => {
  const { t } = useTranslation();
  const { drafts } = useSeatServices();
  const view = useSeatView();
  const queue = useSeatQueue(linked);
  const stored = useOpenDrafts();
  const [aside, setAside] = useState<string | null>(null);
  const [discarded, setDiscarded] = useState<{ readonly caseId: string; readonly number: string } | null>(null);
  const forget = (): void => undefined;
  const open = (): void => {
    if (readOnly) return;
    setAside(null);
    onOpened();
    drafts.call.open({ callId: null }).catch(forget);
  };
  useShortcut({ keys: 'Ctrl+Alt+N', label: t('call.newTypedCase'), action: open });
  // 代接 works with a form open too: a colleague's caller rings now.
  const send = usePhoneCommand();
  useShortcut({
    keys: 'Alt+P',
    label: t('call.dial.pickUp'),
    action: () => {
      const free = view?.call == null || view.call.state === 'ended';
      if (free && !readOnly) send({ type: 'dial', number: dialCodes.pickUp, line: view?.user?.line ?? '12345' });
    },
  });

  const draft = view?.draft ?? null;
  const emptyCaseId = view !== null && draft !== null && !readOnly && cameToNothing(view) ? draft.caseId : null;
  useEffect(() => {
    if (emptyCaseId !== null) drafts.call.discard({ caseId: emptyCaseId }).catch(() => undefined);
  }, [drafts, emptyCaseId]);
  if (view === null) return <p style={{ padding: 16 }}>{t('call.loading')}</p>;
  const forgotten = draft !== null && cameToNothing(view);
  const live = view.call !== null && view.call.state !== 'ended' && view.call.callId === draft?.callId;
  if (draft !== null && !forgotten && (draft.caseId !== aside || live)) {
    return (
      <WorkArea
        key={draft.caseId}
        view={view}
        draft={draft}
        stored={stored}
        queue={queue}
        readOnly={readOnly}
        onAside={setAside}
        onDiscarded={(caseId, number) => setDiscarded({ caseId, number })}
      />
    );
  }
  const idle = (
    <IdleScreen
      view={view}
      drafts={stored.filter(({ caseId }) => caseId !== discarded?.caseId)}
      discarded={discarded}
      readOnly={readOnly}
      notices={<PhoneNotices phone={view.phone} />}
      onNew={open}
      onResume={(caseId) => {
        setAside(null);
        drafts.call.resume({ caseId }).catch(forget);
      }}
      onRestore={(caseId) => {
        setDiscarded(null);
        setAside(null);
        drafts.call.restore({ caseId }).catch(forget);
      }}
    />
  );
  const { call } = view;
  if (call === null || (call.state === 'ended' && view.agent.state !== 'wrap_up')) return idle;
  return (
    <CallOnly view={view} call={call} readOnly={readOnly}>
      {idle}
    </CallOnly>
  );
};

/** The call on screen was never answered and its form holds nothing but what the call itself gave. */
const cameToNothing = ({ call, draft }: SeatView): boolean =>
  call !== null &&
  draft !== null &&
  call.callId === draft.callId &&
  call.state === 'ended' &&
  call.answeredAt === null &&
  draft.submitted === null &&
  (draft.fields.description?.value ?? '') === '';

/** A call whose form is put away or not there yet: the strip alone, above the calm screen. */
const CallOnly = ({
  view,
  call,
  readOnly,
  children,
}: {
  readonly view: NonNullable<ReturnType<typeof useSeatView>>;
  readonly call: NonNullable<NonNullable<ReturnType<typeof useSeatView>>['call']>;
  readonly readOnly: boolean;
  readonly children: React.ReactNode;
}) => {
  const controls = useCallControls(call, false);
  useCallKeys(call, controls);
  const [recall, setRecall] = useState(false);
  const forget = (): void => undefined;
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      {call.state === 'ringing' ? (
        <RingBanner call={call} onAnswer={controls.answer} onCancel={controls.decline} />
      ) : (
        <CallStrip
          call={call}
          history={view.history}
          controls={controls}
          readOnly={readOnly}
          recording={<RecallButton call={call} readOnly={readOnly} open={recall} onToggle={() => setRecall(!recall)} />}
          after={<AfterCall call={call} agent={view.agent} hasCase={call.disposition === 'case'} readOnly={readOnly} onNoCase={forget} />}
        />
      )}
      <RecallPanel call={call} open={recall} />
      <OtherParties view={view} readOnly={readOnly} />
      <CarriedCase call={call} carried={view.carried} isOpen={false} readOnly={readOnly} />
      <LocationPanel call={call} locations={view.locations} failure={view.locationFailure} readOnly={readOnly} onAdopt={null} />
      <div style={{ flex: 1, minHeight: 0 }}>{children}</div>
    </div>
  );
};

/** Drafts of this seat with what is on disk of them, also the one on screen. */
const useOpenDrafts = (): readonly Draft[] => {
  const { drafts } = useSeatServices();
  const [open, setOpen] = useState<readonly Draft[]>([]);
  useEffect(() => drafts.subscribe.open({}, setOpen), [drafts]);
  return open;
};

const useSeatQueue = (linked: boolean): PatchQueue => {
  const { drafts } = useSeatServices();
  const queue = useMemo(
    () =>
      createPatchQueue({
        send: (patch) => drafts.call.patch(patch),
        storage: sessionStorage,
        later: (run, ms) => setTimeout(run, ms),
      }),
    [drafts],
  );
  useEffect(() => {
    if (linked) queue.flush();
  }, [linked, queue]);
  return queue;
};
