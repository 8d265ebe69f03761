import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Session } from '#contract/central/auth.ts';
import { LoginPage } from '../session/LoginPage.tsx';
import type { Work } from './createWork.ts';
import { useKeeper, WorkContext } from './portalContext.ts';
import { TaskDesk } from './TaskDesk.tsx';

export const PortalApp = ({ createWork }: { readonly createWork: (session: Session) => Work }) => {
  const keeper = useKeeper();
  const { session } = useSyncExternalStore(keeper.onChange, keeper.state);
  if (session === null) return <LoginPage />;
  return <SignedIn key={session.user.userId} open={() => createWork(session)} />;
};

/** One user's work lives as long as he is signed in, through renewed tokens. */
const SignedIn = ({ open }: { readonly open: () => Work }) => {
  const [work] = useState(open);
  useEffect(() => work.start(), [work]);
  return (
    <WorkContext value={work}>
      <TaskDesk />
    </WorkContext>
  );
};
