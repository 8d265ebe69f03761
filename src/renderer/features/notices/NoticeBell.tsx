import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInbox } from './useInbox.ts';

/** How many notices are unread. News changes the number and is said politely; it takes no focus and covers nothing. */
export const NoticeBell = ({ current, onOpen }: { readonly current: boolean; readonly onOpen: () => void }) => {
  const { t } = useTranslation();
  const inbox = useInbox();
  const unread = inbox?.unread ?? 0;
  const latest = unread > 0 ? inbox?.notices.at(-1) : undefined;
  return (
    <>
      <button type="button" className="app-tab" aria-current={current ? 'page' : undefined} aria-label={t('notices.bell', { n: unread })} title={t('notices.title')} onClick={onOpen}>
        <IconBell size={16} aria-hidden />
        {unread > 0 ? <span className="app-count">{Math.min(unread, 99)}</span> : null}
      </button>
      <span className="sr" aria-live="polite">
        {latest === undefined ? '' : `${t(`notices.kind.${latest.kind}`)} ${latest.title}`}
      </span>
    </>
  );
};
