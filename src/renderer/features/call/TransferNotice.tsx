import { maskPhone } from '#domain/privacy/mask.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './call.module.css';

/** Who answers for the caller while he is on his way to somebody, and what became of it (首接负责). */
export const TransferNotice = ({ view: { transfer } }: { readonly view: SeatView }) => {
  const { t } = useTranslation();
  if (transfer === null) return null;
  const { to, phase, status, parkedAt, caseNumber } = transfer;
  return (
    <p className={styles['notice']} data-tone={phase} role="status" style={{ margin: 0 }}>
      <IconArrowForwardUp size={16} aria-hidden />
      {parkedAt === '' ? t(`call.transfer.${phase}`, { to: maskPhone(to), status }) : t('call.transfer.parked', { at: parkedAt })}
      {phase === 'done' && parkedAt === '' && caseNumber !== null ? ` ${t('call.transfer.withCase', { number: caseNumber })}` : ''}
    </p>
  );
};
