import { maskPhone } from '#domain/privacy/mask.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { IconArrowForwardUp, IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './call.module.css';

/** Who answers for the caller while he is on his way to somebody, what became of it, and where the network says he is. */
export const TransferNotice = ({ view: { transfer, location, call } }: { readonly view: SeatView }) => {
  const { t } = useTranslation();
  const to = transfer === null ? '' : maskPhone(transfer.to);
  return (
    <>
      {transfer === null ? null : (
        <p className={styles['notice']} data-tone={transfer.phase} role="status" style={{ margin: 0 }}>
          <IconArrowForwardUp size={16} aria-hidden />
          {transfer.parkedAt === ''
            ? t(`call.transfer.${transfer.phase}`, { to, status: transfer.status })
            : t('call.transfer.parked', { at: transfer.parkedAt })}
        </p>
      )}
      {call === null || call.caseNumber === null || call.direction === 'out' ? null : (
        <p className={styles['notice']} data-tone="done" role="status" style={{ margin: 0 }}>
          <IconArrowForwardUp size={16} aria-hidden />
          {t('call.transfer.came', { number: call.caseNumber })}
        </p>
      )}
      {location === null ? null : (
        <p className={styles['notice']} data-tone="done" role="status" style={{ margin: 0 }}>
          <IconMapPin size={16} aria-hidden />
          {t('call.location', { lat: location.lat.toFixed(5), lon: location.lon.toFixed(5), system: location.system, radius: location.radius ?? '?', method: location.method })}
        </p>
      )}
    </>
  );
};
