import type { SeatView } from '#domain/replay/seatView.ts';
import { IconMicrophoneOff, IconPhoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './call.module.css';

const reasons = ['socket_closed', 'refused', 'unreachable'] as const;
const microphoneErrors = ['NotFoundError', 'NotAllowedError', 'NotReadableError', 'PermissionPending'] as const;

/** What is missing at this seat's telephone, in words: what still works and what to do. */
export const PhoneNotices = ({ phone }: { readonly phone: SeatView['phone'] }) => {
  const { t } = useTranslation();
  const reason = reasons.find((each) => each === phone.reason);
  const error = microphoneErrors.find((each) => each === phone.microphoneNote);
  return (
    <>
      {!phone.registered && reason !== undefined ? (
        <p className={styles['notice']} role="status" style={{ margin: 0 }}>
          <IconPhoneOff size={16} aria-hidden />
          {t(`call.phoneLost.${reason}`)}
        </p>
      ) : null}
      {phone.microphone === 'silent' ? (
        <p className={styles['notice']} role="status" style={{ margin: 0 }}>
          <IconMicrophoneOff size={16} aria-hidden />
          {t(`call.microphone.${error ?? 'other'}`)}
        </p>
      ) : null}
    </>
  );
};
