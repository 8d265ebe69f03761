import { maskPhone } from '#domain/privacy/mask.ts';
import { useEffect, useSyncExternalStore, type SyntheticEvent } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PhoneController, PhoneStatus } from './phoneController.ts';

export interface PhoneShellProps {
  readonly controller: PhoneController;
  /** Where the seat screen is, in the browser host; null in Electron, where it has its own window. */
  readonly seatUrl: string | null;
}

/** After a reload keys must reach the seat without a click: a call may ring at once. */
const focusSeat = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>): void => currentTarget.contentWindow?.focus();

/** The seat screen in full size; above it a slim bar, only while the station is away or another window has the telephone. */
export const PhoneShell = ({ controller, seatUrl }: PhoneShellProps) => {
  const { t } = useTranslation();
  const status = useSyncExternalStore(controller.onStatus, controller.status);
  return (
    <div className="phone">
      <Bar controller={controller} status={status} />
      {seatUrl === null ? null : <iframe src={seatUrl} title={t('phone.seatFrame')} onLoad={focusSeat} />}
    </div>
  );
};

const Bar = ({ controller, status }: { readonly controller: PhoneController; readonly status: PhoneStatus }) => {
  const { t } = useTranslation();
  const { call, reached, holder } = status;
  const away = !reached;
  useEffect(() => {
    if (!away) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing || call === null) return;
      if (event.key === 'F2' && call.state === 'ringing') controller.command({ type: 'answer', callId: call.callId });
      else if (event.key === 'F10') controller.command({ type: 'hang_up', callId: call.callId });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [away, call, controller]);

  if (away) {
    return (
      <div className="phone-bar" role="status">
        <b>{status.link?.registered === true ? t('phone.away') : t('phone.awayNoPhone')}</b>
        <span>{callText(t, status)}</span>
        {call?.state === 'ringing' ? (
          <button type="button" className="primary" onClick={() => controller.command({ type: 'answer', callId: call.callId })}>
            {t('phone.answer')}
          </button>
        ) : null}
        {call === null ? null : (
          <button type="button" onClick={() => controller.command({ type: 'hang_up', callId: call.callId })}>
            {t('phone.hangUp')}
          </button>
        )}
      </div>
    );
  }
  if (holder !== 'other') return null;
  return (
    <div className="phone-bar" role="status">
      <span>{t('phone.elsewhere')}</span>
      <button type="button" onClick={controller.takeOver}>
        {t('phone.takeOver')}
      </button>
    </div>
  );
};

const callText = (t: TFunction, { call }: PhoneStatus): string => {
  if (call === null) return t('phone.noCall');
  const number = maskPhone(call.number);
  switch (call.state) {
    case 'ringing':
    case 'answering':
      return t('phone.ringing', { number });
    case 'dialling':
      return t('phone.dialling', { number });
    case 'resuming':
      return t('phone.resuming', { number });
    case 'talking':
    case 'held':
      return t('phone.talking', { number });
    default:
      return call.state satisfies never;
  }
};
