import { IconList, IconUser } from '@tabler/icons-react';
import { useWords } from '../words/useWords.ts';
import type { Route } from './route.ts';

export const TabBar = ({ route }: { readonly route: Route }) => {
  const { t } = useWords();
  const account = route.page === 'account';
  return (
    <nav className="tabs">
      <a href="#/" aria-current={account ? undefined : 'page'}>
        <IconList size={20} stroke={1.5} aria-hidden="true" />
        {t('app.tasks')}
      </a>
      <a href="#/account" aria-current={account ? 'page' : undefined}>
        <IconUser size={20} stroke={1.5} aria-hidden="true" />
        {t('app.account')}
      </a>
    </nav>
  );
};
