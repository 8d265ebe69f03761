import { useMemo } from 'react';
import { useStored, useWork } from '../app/portalContext.ts';
import { tasksOf, type Task } from './task.ts';

/** All tasks of the user's unit with what waits on this phone laid over them. */
export const useTasks = (): readonly Task[] => {
  const { feed, sender, session, units } = useWork();
  const tree = useStored(units);
  const replica = useStored(feed.replica);
  const sending = useStored(sender.state);
  const unitId = session.user.unitId ?? '';
  return useMemo(() => tasksOf(replica, sending, unitId, tree.get), [replica, sending, unitId, tree]);
};
