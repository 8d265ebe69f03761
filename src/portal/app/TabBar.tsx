import { IconChartBar, IconList, IconSpeakerphone, IconUser } from '@tabler/icons-react';
import { useWords } from '../words/useWords.ts';
import { useWork } from './portalContext.ts';
import type { Route } from './route.ts';
import { routeHash } from './route.ts';

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;

/** Where one may go from anywhere; a grid worker has no figures of his own. */
export const TabBar = ({ route }: { readonly route: Route }) => {
  const { t } = useWords();
  const { session } = useWork();
  const tab = (page: 'tasks' | 'report' | 'figures' | 'account') =>
    ({ href: routeHash({ page }), 'aria-current': route.page === page ? ('page' as const) : undefined }) as const;
  return (
    <nav className="tabs">
      <a {...tab('tasks')}><IconList {...icon} />{t('app.tasks')}</a>
      <a {...tab('report')}><IconSpeakerphone {...icon} />{t('app.report')}</a>
      {session.user.role === 'unit_handler' && <a {...tab('figures')}><IconChartBar {...icon} />{t('figures.title')}</a>}
      <a {...tab('account')}><IconUser {...icon} />{t('app.account')}</a>
    </nav>
  );
};
