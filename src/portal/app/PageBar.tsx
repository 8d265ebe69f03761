import { ActionIcon } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import type { Route } from './route.ts';
import { routeHash } from './route.ts';

/** The bar on top of a page: back, title, and at most one thing at the end. */
export const PageBar = ({ title, back, end }: { readonly title: string; readonly back: Route; readonly end?: ReactNode }) => {
  const { t } = useWords();
  return (
    <header className="bar">
      <ActionIcon component="a" href={routeHash(back)} className="bar-back" aria-label={t('app.back')}>
        <IconChevronLeft size={24} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
      <h1 className="bar-title">{title}</h1>
      <span className="bar-end">{end}</span>
    </header>
  );
};
