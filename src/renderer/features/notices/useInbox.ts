import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';

/** The inbox with what is unread; null until the station has answered. */
export const useInbox = () => {
  const { notices } = useWorkstation();
  const inbox = useTopic(notices.subscribe.inbox);
  return inbox === null ? null : { ...inbox, unread: inbox.notices.filter(({ seq }) => seq > inbox.seen).length };
};
