import { ActionIcon, Button, Kbd, useComputedColorScheme } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '#domain/place/polygon.ts';
import type { DraftEditor } from '../../seat/draftEditor.ts';
import { emptyPlace } from '../../seat/place.ts';
import { useSeatServices } from '../../seat/seatServices.ts';
import { useShortcut } from '../../ui/keys/useShortcut.ts';
import { useAsked } from '../../workstation/useAsked.ts';
import { hasWebGl } from './hasWebGl.ts';
import styles from './map.module.css';
import { usePickPlace } from './usePickPlace.ts';

const PlaceMap = lazy(() => import('./PlaceMap.tsx').then((module) => ({ default: module.PlaceMap })));

export interface MapPanelProps {
  readonly editor: DraftEditor;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

/** The city beside the form: a click is the place. Without graphics it says so, and the list of the place field does the same work. */
export const MapPanel = ({ editor, readOnly, onClose }: MapPanelProps) => {
  const { t } = useTranslation();
  const { directory } = useSeatServices();
  const scheme = useComputedColorScheme('light');
  const [broken, setBroken] = useState(() => !hasWebGl());
  const city = useAsked(useCallback(() => directory.call.map({}), [directory])).value;
  const place = editor.values().place ?? emptyPlace;
  const { picked, pick, chooseGrid, chooseName } = usePickPlace(editor);
  const named = useNamedPoint(place.text, place.unitId);
  useShortcut({ keys: 'Escape', label: t('map.close'), action: onClose });
  const at: Position | null = place.pin !== undefined ? [place.pin.longitude, place.pin.latitude] : named;
  const demo = city?.grids.some((grid) => grid.demo) === true;
  return (
    <section className={styles['panel']} aria-label={t('map.title')}>
      <header className={styles['head']}>
        <b>{t('map.title')}</b>
        {demo ? <span className={styles['demo']}>{t('map.demoNote')}</span> : null}
        <span className={styles['end']}>
          <Kbd>Alt M</Kbd>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('map.close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </span>
      </header>
      {broken ? (
        <p className={styles['broken']} role="status">
          {t('map.noGraphics')}
        </p>
      ) : city === null ? (
        <p className={styles['broken']}>{t('map.loading')}</p>
      ) : (
        <Suspense fallback={<p className={styles['broken']}>{t('map.loading')}</p>}>
          <PlaceMap city={city} scheme={scheme} unitId={place.unitId} at={at} readOnly={readOnly} onPick={pick} onBroken={() => setBroken(true)} />
        </Suspense>
      )}
      <footer className={styles['foot']} aria-live="polite">
        {picked === null ? <span className={styles['hint']}>{t('map.how')}</span> : null}
        {picked !== null && picked.grids.length === 0 ? <span className={styles['outside']}>{t('map.outside')}</span> : null}
        {picked !== null && picked.grids.length > 1 ? (
          <div className={styles['choices']} role="group" aria-label={t('map.border')}>
            <span>{t('map.border')}</span>
            {picked.grids.map(({ id, name }) => (
              <Button key={id} size="compact-xs" variant={place.unitId === id ? 'light' : 'default'} disabled={readOnly} onClick={() => chooseGrid(id)}>
                {name}
              </Button>
            ))}
          </div>
        ) : null}
        {picked !== null && picked.near.length > 0 ? (
          <div className={styles['choices']} role="group" aria-label={t('map.near')}>
            <span>{t('map.near')}</span>
            {picked.near.map(({ name, unitId, metres }) => (
              <Button key={`${name} ${unitId}`} size="compact-xs" variant="default" disabled={readOnly} onClick={() => chooseName(name, metres)}>
                {name}&nbsp;<span className={styles['hint']}>{t('map.metres', { n: Math.round(metres) })}</span>
              </Button>
            ))}
          </div>
        ) : null}
      </footer>
    </section>
  );
};

/** Where a place chosen on the list lies; null while it has no point of its own. */
const useNamedPoint = (text: string, unitId: string | null): Position | null => {
  const { directory } = useSeatServices();
  const ask = useCallback(
    async (): Promise<Position | null> => {
      if (unitId === null || text === '') return null;
      const found = await directory.call.searchPlaces({ text: text.slice(0, 100), limit: 20 });
      const point = found.find((each) => each.name === text && each.unitId === unitId)?.point ?? null;
      return point === null ? null : [point.longitude, point.latitude];
    },
    [directory, text, unitId],
  );
  return useAsked(ask).value;
};
