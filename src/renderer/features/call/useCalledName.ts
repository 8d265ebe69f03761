import { dialCodes, readSupervise } from '#domain/seat/dialCodes.ts';
import { useTranslation } from 'react-i18next';

/** What a dialled code is called; null for the number of somebody. */
export const useCalledName = (number: string): string | null => {
  const { t } = useTranslation();
  const watched = readSupervise(number);
  if (watched !== null) return t(`call.supervise.${watched.mode}`, { seat: watched.seat });
  if (number === dialCodes.echo) return t('call.dial.echo');
  if (number === dialCodes.pickUp) return t('call.dial.pickUp');
  return number.startsWith('park-') ? t('call.dial.fetching', { slot: number.slice(5) }) : null;
};
