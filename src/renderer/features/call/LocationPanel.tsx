import type { CallLocation, CallView } from '#domain/replay/seatView.ts';
import { Button } from '@mantine/core';
import { IconMapPin, IconMapPinCheck, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../../seat/duration.ts';
import { useSeatServices } from '../../seat/seatServices.ts';
import { useNow } from '../../seat/useNow.ts';
import styles from './call.module.css';
import { useGridAt } from './useGridAt.ts';

export interface AdoptedLocation {
  readonly location: CallLocation;
  /** From the county down to the grid; empty outside every grid. */
  readonly path: readonly string[];
  readonly unitId: string | null;
}

export interface LocationPanelProps {
  readonly call: CallView;
  readonly locations: readonly CallLocation[];
  readonly failure: 'not_found' | 'timeout' | 'refused' | 'unavailable' | null;
  readonly readOnly: boolean;
  /** Null while there is no form to put it in. */
  readonly onAdopt: ((adopted: AdoptedLocation) => void) | null;
}

/** Where the network and the operator say the caller is: for reference, until the call-taker takes it. */
export const LocationPanel = ({ call, locations, failure, readOnly, onAdopt }: LocationPanelProps) => {
  const { t } = useTranslation();
  const { phone } = useSeatServices();
  const [asking, setAsking] = useState(false);
  const [away, setAway] = useState(false);
  const live = call.state !== 'ended' && call.direction === 'in';
  if (locations.length === 0 && failure === null && !(live && call.line === '110')) return null;
  const ask = (): void => {
    setAsking(true);
    setAway(false);
    phone.call
      .askLocation({ callId: call.callId })
      .catch(() => setAway(true))
      .finally(() => setAsking(false));
  };
  const why = away ? 'unavailable' : failure;
  return (
    <section className={styles['places']} aria-label={t('call.location.title')}>
      <b className={styles['placesName']}>
        <IconMapPin size={16} aria-hidden />
        {t('call.location.title')}
      </b>
      <div className={styles['placesList']}>
        {locations.map((location) => (
          <Place key={location.source} location={location} readOnly={readOnly} onAdopt={onAdopt} />
        ))}
        {why === null && locations.length > 0 ? null : (
          <span role="status" className={styles['place']}>
            {why === null ? t('call.location.none') : t(`call.location.failed.${why}`)}
          </span>
        )}
      </div>
      {live ? (
        <Button variant="subtle" size="compact-sm" loading={asking} disabled={readOnly} leftSection={<IconRefresh size={14} aria-hidden />} onClick={ask}>
          {t('call.location.askAgain')}
        </Button>
      ) : null}
    </section>
  );
};

const Place = ({ location, readOnly, onAdopt }: { readonly location: CallLocation } & Pick<LocationPanelProps, 'readOnly' | 'onAdopt'>) => {
  const { t } = useTranslation();
  const grid = useGridAt(location);
  const now = useNow(true);
  const { lat, lon, system, radius, method, provider, source, foundAt, demo } = location;
  return (
    <div className={styles['place']}>
      <b>{grid === null || grid.path.length === 0 ? t('call.location.outside') : grid.path.slice(-3).join(' › ')}</b>
      <span className={styles['tag']}>{source === 'sip' ? t('call.location.withCall') : provider}</span>
      {demo ? <span className={styles['tag']}>{t('call.location.demo')}</span> : null}
      <span>{radius === null ? t('call.location.noRadius') : t('call.location.radius', { radius: Math.round(radius) })}</span>
      <span className={styles['faint']}>
        {lon.toFixed(5)}, {lat.toFixed(5)} · {system}
        {method === '' ? '' : ` · ${method}`}
        {foundAt === null ? '' : ` · ${t('call.location.age', { time: clockFace(now - foundAt) })}`}
      </span>
      {onAdopt === null ? null : (
        <Button
          variant="default"
          size="compact-xs"
          disabled={readOnly}
          leftSection={<IconMapPinCheck size={14} aria-hidden />}
          onClick={() => onAdopt({ location, path: grid?.path ?? [], unitId: grid?.id ?? null })}
        >
          {t('call.location.adopt')}
        </Button>
      )}
    </div>
  );
};
