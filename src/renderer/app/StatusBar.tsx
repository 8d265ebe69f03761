import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconHeadset, IconLock, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import { useTranslation } from 'react-i18next';
import type { sessionStateSchema } from '#contract/workstation/session.ts';
import type { User } from '#contract/central/auth.ts';
import { mayEditRules } from '#domain/boundary/ruleSet.ts';
import { isDeskRole } from '#domain/case/permissions.ts';
import type { ChosenAgentState } from '#domain/seat/agentState.ts';
import { NoticeBell } from '../features/notices/NoticeBell.tsx';
import { SyncSentence } from '../features/outbox/SyncSentence.tsx';
import { switchLanguage } from '../i18n/startI18n.ts';
import { useSeatView } from '../seat/useSeatView.ts';
import { clockFace } from '../seat/duration.ts';
import { useNow } from '../seat/useNow.ts';
import { LineBadge } from '../ui/LineBadge.tsx';
import { useShortcut } from '../ui/keys/useShortcut.ts';
import { useTopic, useWorkstation } from '../workstation/workstationContext.ts';

export type Page = 'desk' | 'cases' | 'followUp' | 'notices' | 'queue' | 'assessment' | 'rules' | 'quality' | 'callbacks' | 'problems' | 'sound' | 'help';

const choices: readonly ChosenAgentState[] = ['available', 'break', 'meal', 'training', 'meeting'];

export interface StatusBarProps {
  readonly state: z.infer<typeof sessionStateSchema>;
  readonly user: User;
  readonly page: Page;
  readonly onPage: (page: Page) => void;
  readonly readOnly: boolean;
}

/** Seat, agent state, line, queue, and what is in order and what is not, in one line. */
export const StatusBar = ({ state, user, page, onPage, readOnly }: StatusBarProps) => {
  const { t } = useTranslation();
  const { session, outbox, queue } = useWorkstation();
  const problems = useTopic(outbox.subscribe.status)?.problems.length ?? 0;
  const report = useTopic(queue.subscribe.status);
  const desk = isDeskRole(user.role);
  const callbacks = report?.status.abandonedCalls.length ?? 0;
  const { toggleColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const tab = (name: Page, count: number) => (
    <button type="button" className="app-tab" aria-current={page === name ? 'page' : undefined} onClick={() => onPage(name)}>
      {t(`app.nav.${name}`)}
      {count > 0 ? <span className="app-count">{count}</span> : null}
    </button>
  );

  return (
    <header className="app-bar">
      <span className="app-mark">{t('app.name')}</span>
      <span className="app-wide">{t('app.seat', { seat: state.seatId })}</span>
      {desk ? <AgentMenu readOnly={readOnly} /> : null}
      <nav aria-label={t('app.name')}>
        {desk ? tab('desk', 0) : null}
        {desk ? <CasesTab tab={tab} /> : null}
        {desk ? tab('followUp', 0) : null}
        {desk ? tab('callbacks', callbacks) : null}
        {desk ? tab('queue', 0) : null}
        {tab('rules', 0)}
        {mayEditRules(user.role) ? tab('quality', 0) : null}
        {user.role === 'shift_lead' || user.role === 'supervisor' ? tab('assessment', 0) : null}
        {problems > 0 || page === 'problems' ? tab('problems', problems) : null}
      </nav>
      {state.line === null ? null : <LineBadge line={user.line ?? state.line} />}
      {report === null ? null : <span className="app-wide">{t('app.waiting', { n: report.status.waiting.length })}</span>}
      <span className="end" />
      <SyncSentence />
      <NoticeBell current={page === 'notices'} onOpen={() => onPage('notices')} />
      <span className="app-wide">{user.name}</span>
      {desk ? (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('app.nav.sound')} aria-pressed={page === 'sound'} onClick={() => onPage('sound')}>
          <IconHeadset size={16} />
        </ActionIcon>
      ) : null}
      <button type="button" className="app-tab" onClick={() => onPage('help')}>
        <kbd>?</kbd>
      </button>
      <button type="button" className="app-tab" onClick={switchLanguage}>
        {t('app.language')}
      </button>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('app.theme')} onClick={toggleColorScheme}>
        {dark ? <IconSun size={16} /> : <IconMoon size={16} />}
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('app.lock')} onClick={() => void session.call.lock({})}>
        <IconLock size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('app.signOut')} onClick={() => void session.call.logout({})}>
        <IconLogout size={16} />
      </ActionIcon>
    </header>
  );
};

/** Its own component: only who sits at a desk may ask what waits for it. */
const CasesTab = ({ tab }: { readonly tab: (name: Page, count: number) => ReactNode }) => {
  const { cases } = useWorkstation();
  const waits = useTopic(cases.subscribe.waiting);
  return tab('cases', waits === null ? 0 : waits.toTakeIn + waits.toAccept + waits.toTell);
};

const AgentMenu = ({ readOnly }: { readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { seat } = useWorkstation();
  const view = useSeatView();
  const agent = view?.agent ?? null;
  const now = useNow(agent !== null);
  const choose = (state: ChosenAgentState): void => {
    seat.call.chooseState({ state }).catch(() => undefined);
  };
  useShortcut({ keys: 'Alt+Shift+1', label: t('app.state.available'), action: () => choose('available') });
  useShortcut({ keys: 'Alt+Shift+2', label: t('app.state.break'), action: () => choose('break') });
  useShortcut({ keys: 'Alt+Shift+3', label: t('app.state.meal'), action: () => choose('meal') });
  useShortcut({ keys: 'Alt+Shift+4', label: t('app.state.training'), action: () => choose('training') });
  useShortcut({ keys: 'Alt+Shift+5', label: t('app.state.meeting'), action: () => choose('meeting') });
  if (agent === null) return null;
  return (
    <>
      <Menu shadow="md" position="bottom-start">
        <Menu.Target>
          <button type="button" className="app-state" disabled={readOnly} aria-label={t('app.chooseState')}>
            <span className="app-dot" data-state={agent.state} />
            {agent.state === 'wrap_up' && agent.wrapUpEndsAt !== null
              ? t('app.wrapUp', { time: clockFace(agent.wrapUpEndsAt - now) })
              : t(`app.state.${agent.state}`)}
            <span className="muted">{clockFace(now - agent.since)}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((state, index) => (
            <Menu.Item key={state} onClick={() => choose(state)} rightSection={<kbd>Alt+Shift+{index + 1}</kbd>}>
              {t(`app.state.${state}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {agent.next !== null && ['talking', 'held'].includes(agent.state) && agent.next !== 'available' ? (
        <span className="muted app-wide">{t('app.next', { state: t(`app.state.${agent.next}`) })}</span>
      ) : null}
    </>
  );
};
