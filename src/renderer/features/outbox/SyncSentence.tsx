import { IconCircleCheck, IconCloudOff, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSeatView } from '../../seat/useSeatView.ts';
import { useTopic, useWorkstation } from '../../workstation/workstationContext.ts';

/** Degraded mode is a sentence: what works, what does not, what happens to what was typed. */
export const SyncSentence = () => {
  const { t } = useTranslation();
  const { outbox } = useWorkstation();
  const status = useTopic(outbox.subscribe.status);
  const registered = useSeatView()?.phone.registered === true;
  if (status === null) return null;
  const away = status.link === 'offline' || status.link === 'unauthorised';
  const waiting = away
    ? t('outbox.waiting', { n: status.pendingCases })
    : t(status.pendingCases === 0 ? 'outbox.nothing' : 'outbox.sending', { n: status.pendingCases });
  const parts: string[] = [t(registered ? 'outbox.phoneOk' : 'outbox.phoneAway'), t(`outbox.${status.link}`), waiting];
  if (status.problems.length > 0) parts.push(t('outbox.problems', { n: status.problems.length }));
  const Icon = away ? IconCloudOff : registered && status.problems.length === 0 ? IconCircleCheck : IconAlertTriangle;
  return (
    <span role="status" className={`row g1 nowrap ${away || !registered ? 'c-urgent med' : 'soft'}`} data-link={status.link}>
      <Icon size={15} aria-hidden />
      {parts.join(' · ')}
    </span>
  );
};
