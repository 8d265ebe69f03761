import { Skeleton } from '@mantine/core';
import { Suspense, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { Session } from '#contract/central/auth.ts';
import { LoginPage } from '../session/LoginPage.tsx';
import type { Work } from './openWork.ts';
import { useKeeper, WorkContext } from './portalContext.ts';
import { TaskDesk } from './TaskDesk.tsx';

export const PortalApp = ({ openWork }: { readonly openWork: (session: Session) => Promise<Work> }) => {
  const keeper = useKeeper();
  const { session } = useSyncExternalStore(keeper.onChange, keeper.state);
  if (session === null) return <LoginPage />;
  return <Opening key={session.user.userId} open={() => openWork(session)} />;
};

/** Holds the promise while what is below waits for it. */
const Opening = ({ open }: { readonly open: () => Promise<Work> }) => {
  const [opened] = useState(open);
  return (
    <Suspense fallback={<Skeleton h={56} />}>
      <SignedIn opened={opened} />
    </Suspense>
  );
};

/** One user's work lives as long as he is signed in, through renewed tokens. */
const SignedIn = ({ opened }: { readonly opened: Promise<Work> }) => {
  const work = use(opened);
  useEffect(() => work.start(), [work]);
  return (
    <WorkContext value={work}>
      <TaskDesk />
    </WorkContext>
  );
};
