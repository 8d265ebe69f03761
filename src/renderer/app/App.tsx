import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { isDeskRole } from '#domain/case/permissions.ts';
import { isServiceCode } from '#domain/seat/dialCodes.ts';
import { AssessmentPage } from '../features/assessment/AssessmentPage.tsx';
import { AgentMismatch } from '../features/call/AgentMismatch.tsx';
import { CallBar } from '../features/call/CallBar.tsx';
import { CallbackList } from '../features/call/CallbackList.tsx';
import { ClusterBand } from '../features/clusters/ClusterBand.tsx';
import { CasesPage } from '../features/cases/list/CasesPage.tsx';
import { FollowUpPage } from '../features/followUp/FollowUpPage.tsx';
import { HelpPage } from '../features/help/HelpPage.tsx';
import { NoticesPage } from '../features/notices/NoticesPage.tsx';
import { ProblemList } from '../features/outbox/ProblemList.tsx';
import { QueuePage } from '../features/queue/QueuePage.tsx';
import { QualityPage } from '../features/quality/QualityPage.tsx';
import { RulesPage } from '../features/rules/RulesPage.tsx';
import { LoginPage } from '../features/session/LoginPage.tsx';
import { SoundPage } from '../features/sound/SoundPage.tsx';
import { SeatScreen } from '../seat/SeatScreen.tsx';
import { useSeatView } from '../seat/useSeatView.ts';
import { useShortcut } from '../ui/keys/useShortcut.ts';
import { useReached, useTopic, useWorkstation } from '../workstation/workstationContext.ts';
import { StatusBar, type Page } from './StatusBar.tsx';

const pageIdKey = 'lianxi.seat.page';

/** The same id over reloads: a reloaded screen has its lease back at once. */
const pageId = (): string => {
  const known = sessionStorage.getItem(pageIdKey) ?? newId();
  sessionStorage.setItem(pageIdKey, known);
  return known;
};

/** Sign in, then one screen per job. The desk comes to the front when a call rings. */
export const App = () => {
  const { t } = useTranslation();
  const { session } = useWorkstation();
  const reached = useReached();
  const state = useTopic(session.subscribe.state);
  const lease = useSeatLease(reached);
  const userId = state?.user?.userId ?? null;
  // Of whom it is: the next at this seat begins at the desk.
  const [shown, show] = useState<{ readonly userId: string | null; readonly page: Page; readonly openCase: string | null } | null>(null);
  const { page: wanted, openCase } = shown?.userId === userId ? shown : { page: 'desk' as const, openCase: null };
  const setPage = useCallback((page: Page) => show({ userId, page, openCase: null }), [userId]);
  const open = (caseId: string): void => show({ userId, page: 'cases', openCase: caseId });
  const showDesk = useCallback(() => setPage('desk'), [setPage]);
  const view = useSeatView();
  useRingBringsDesk(showDesk);
  useShortcut({ keys: '?', label: t('app.nav.help'), action: () => setPage('help') });
  useShortcut({ keys: 'Ctrl+Shift+K', label: t('app.nav.cases'), action: () => setPage('cases') });
  useShortcut({ keys: 'Ctrl+Shift+F', label: t('app.nav.followUp'), action: () => setPage('followUp') });
  useShortcut({ keys: 'Ctrl+Shift+L', label: t('app.nav.notices'), action: () => setPage('notices') });
  useShortcut({ keys: 'Ctrl+Shift+J', label: t('app.nav.desk'), action: showDesk });

  if (state === null) return <p style={{ padding: 24 }}>{t('app.starting')}</p>;
  if (state.user === null || state.locked) return <LoginPage state={state} reached={reached} />;
  const { user } = state;
  const readOnly = lease.holder === 'other';
  const desk = isDeskRole(user.role);
  const page = desk || wanted !== 'desk' ? wanted : 'rules';
  return (
    <div className="app">
      <StatusBar state={state} user={user} page={page} onPage={setPage} readOnly={readOnly} />
      {desk ? <ClusterBand readOnly={readOnly} lead={user.role === 'shift_lead'} /> : null}
      {reached ? null : (
        <div className="app-note" role="status">
          {t('app.stationAway')}
        </div>
      )}
      {readOnly ? (
        <div className="app-note" role="status">
          {t('app.readOnly')}
          <button type="button" className="btn" onClick={lease.takeOver}>
            {t('app.takeOver')}
          </button>
        </div>
      ) : null}
      {desk && view !== null ? <AgentMismatch state={view.agent.state} seatId={state.seatId} /> : null}
      {page !== 'desk' && view?.call != null && view.call.state !== 'ended' ? <CallBar call={view.call} readOnly={readOnly} /> : null}
      <main className="app-page">
        {/* Kept while another page is shown: its keys hold and hang up the call wherever one looks. */}
        <div className="app-desk" hidden={page !== 'desk'}>
          {desk ? <SeatScreen readOnly={readOnly} linked={reached && lease.holder === 'this'} onOpened={showDesk} /> : null}
        </div>
        {page === 'cases' ? <CasesPage key={openCase} readOnly={readOnly} openCase={openCase} /> : null}
        {page === 'followUp' ? <FollowUpPage readOnly={readOnly} /> : null}
        {page === 'notices' ? <NoticesPage onOpen={open} /> : null}
        {page === 'queue' ? <QueuePage user={user} seatId={state.seatId} isFree={!readOnly && (view?.call == null || view.call.state === 'ended')} /> : null}
        {page === 'rules' ? <RulesPage user={user} /> : null}
        {page === 'quality' ? <QualityPage user={user} /> : null}
        {page === 'assessment' ? <AssessmentPage onOpen={desk ? open : null} /> : null}
        {page === 'callbacks' ? <CallbackList /> : null}
        {page === 'problems' ? <ProblemList readOnly={readOnly} /> : null}
        {page === 'sound' ? <SoundPage view={view} readOnly={readOnly} /> : null}
        {page === 'help' ? <HelpPage /> : null}
      </main>
      <div className="app-watermark" aria-hidden>
        {t('app.watermark', { seat: state.seatId, user: user.name })}
      </div>
    </div>
  );
};

/** Whether this window may write; asked for again after every reconnect. */
const useSeatLease = (reached: boolean) => {
  const { lease } = useWorkstation();
  const [holder, setHolder] = useState<'this' | 'other' | 'nobody'>('nobody');
  const [id] = useState(pageId);
  useEffect(() => {
    if (!reached) return undefined;
    lease.call.acquire({ page: 'seat', pageId: id, takeOver: false }).then(
      (state) => setHolder(state.holder),
      () => undefined,
    );
    return lease.subscribe.state({ page: 'seat' }, (state) => setHolder(state.holder));
  }, [lease, reached, id]);
  const takeOver = (): void => {
    lease.call.acquire({ page: 'seat', pageId: id, takeOver: true }).catch(() => undefined);
  };
  return { holder, takeOver };
};

const useRingBringsDesk = (showDesk: () => void): void => {
  const { seat } = useWorkstation();
  useEffect(
    () =>
      seat.subscribe.stream({}, (message) => {
        if (message.type !== 'event' || message.event.happening.type !== 'rang') return;
        const { direction, about, number } = message.event.happening;
        // A call made from a case, a test call, a shift lead's ear: whoever dialled stays where he is.
        if (direction === 'in' || (about === undefined && !isServiceCode(number))) showDesk();
      }),
    [seat, showDesk],
  );
};
