import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useStored, useWork } from '../app/portalContext.ts';
import { routeHash } from '../app/route.ts';
import { useWords } from '../words/useWords.ts';

/** The way to the notices, with how many are unread. */
export const NoticeBell = () => {
  const { t } = useWords();
  const { notices } = useWork();
  const { notices: known, seen } = useStored(notices.state);
  const unread = known.filter(({ seq }) => seq > seen).length;
  return (
    <ActionIcon component="a" href={routeHash({ page: 'notices' })} className="bell" aria-label={t('notices.unread', { number: unread })}>
      <IconBell size={22} stroke={1.5} aria-hidden="true" />
      {unread > 0 && <b className="bell-count" aria-hidden="true">{Math.min(unread, 99)}</b>}
    </ActionIcon>
  );
};
