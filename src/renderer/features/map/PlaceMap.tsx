import 'maplibre-gl/dist/maplibre-gl.css';
import type { CityMap } from '#contract/workstation/map.ts';
import { boxOf, type Position } from '#domain/place/polygon.ts';
import { LngLatBounds, Map as LibreMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mapFrameOf } from './mapFrame.ts';
import styles from './map.module.css';
import { chosenGrids, mapStyleOf, type MapColours } from './mapStyle.ts';

// The worker that the package ships, as a file of our own: the page's policy lets nothing else run.
setWorkerUrl(workerUrl);

export interface PlaceMapProps {
  readonly city: CityMap;
  readonly scheme: 'light' | 'dark';
  /** The unit of the place in the form; its grids are painted. */
  readonly unitId: string | null;
  /** Where the place is, in WGS-84; null while nobody knows. */
  readonly at: Position | null;
  readonly readOnly: boolean;
  readonly onPick: (ground: Position) => void;
  /** The graphics of this machine gave up. */
  readonly onBroken: () => void;
}

const tokens = { ground: '--bg-sunken', field: '--bg-panel', chosen: '--brand-soft', line: '--border', border: '--border-control', brand: '--brand', text: '--fg-2', soft: '--fg-3' } as const;

const coloursOf = (element: Element): MapColours => {
  const computed = getComputedStyle(element);
  return Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, computed.getPropertyValue(token).trim()])) as unknown as MapColours;
};

/** How near one looks at a place that was chosen. */
const nearZoom = 15.4;

/** The map itself, apart from the rest because it is large: loaded when somebody first opens it. */
export const PlaceMap = ({ city, scheme, unitId, at, readOnly, onPick, onBroken }: PlaceMapProps) => {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<LibreMap | null>(null);
  const latest = useRef({ onPick, onBroken, readOnly, unitId });
  useEffect(() => {
    latest.current = { onPick, onBroken, readOnly, unitId };
  }, [onPick, onBroken, readOnly, unitId]);
  const frame = useMemo(() => mapFrameOf(city.tiles?.system ?? 'WGS-84'), [city]);

  useEffect(() => {
    if (box.current === null) return undefined;
    const made = new LibreMap({
      container: box.current,
      style: mapStyleOf({ city, frame, colours: coloursOf(box.current), demoWord: t('map.demo') }),
      bounds: boundsOf(city, frame.toMap),
      fitBoundsOptions: { padding: 12 },
      minZoom: 8,
      maxZoom: city.tiles?.maxZoom ?? 18,
      attributionControl: city.tiles === null ? false : { compact: true },
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: {
        'Map.Title': t('map.canvas'),
        'NavigationControl.ZoomIn': t('map.zoomIn'),
        'NavigationControl.ZoomOut': t('map.zoomOut'),
        'AttributionControl.ToggleAttribution': t('map.attribution'),
      },
    });
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    made.touchZoomRotate.disableRotation();
    made.keyboard.disableRotation();
    const pick = ({ lng, lat }: { readonly lng: number; readonly lat: number }): void => {
      if (!latest.current.readOnly) latest.current.onPick(frame.toGround([lng, lat]));
    };
    made.on('click', ({ lngLat }) => pick(lngLat));
    made.on('webglcontextlost', () => latest.current.onBroken());
    made.on('load', () => paintChosen(made, latest.current.unitId));
    const canvas = made.getCanvas();
    const onEnter = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      pick(made.getCenter());
    };
    canvas.addEventListener('keydown', onEnter);
    canvas.focus();
    map.current = made;
    return () => {
      canvas.removeEventListener('keydown', onEnter);
      map.current = null;
      made.remove();
    };
    // Another colour scheme is another style: the map is made anew, where it was.
  }, [city, frame, scheme, t]);

  useEffect(() => {
    const shown = map.current;
    if (shown?.isStyleLoaded() === true) paintChosen(shown, unitId);
  }, [unitId, scheme]);

  const longitude = at?.[0] ?? null;
  const latitude = at?.[1] ?? null;
  useEffect(() => {
    const shown = map.current;
    if (shown === null) return undefined;
    if (longitude === null || latitude === null) {
      const bounds = unitId === null ? null : boundsOf({ ...city, grids: city.grids.filter((grid) => grid.unitId === unitId || grid.within.some((each) => each.unitId === unitId)) }, frame.toMap);
      if (bounds !== null && !bounds.isEmpty()) shown.fitBounds(bounds, { padding: 40, maxZoom: nearZoom, animate: false });
      return undefined;
    }
    const position = frame.toMap([longitude, latitude]);
    const marker = new Marker({ element: pinElement(), anchor: 'bottom' }).setLngLat(position).addTo(shown);
    if (!shown.getBounds().contains(position) || shown.getZoom() < nearZoom - 1.5) shown.jumpTo({ center: position, zoom: Math.max(nearZoom, shown.getZoom()) });
    return () => {
      marker.remove();
    };
  }, [city, frame, scheme, unitId, longitude, latitude]);

  return (
    <div className={styles['map']}>
      <div ref={box} className={styles['canvas']} />
      <span className={styles['cross']} aria-hidden />
    </div>
  );
};

const paintChosen = (map: LibreMap, unitId: string | null): void => {
  map.setFilter('chosen', chosenGrids(unitId));
  map.setFilter('chosenLine', chosenGrids(unitId));
};

const boundsOf = ({ grids }: CityMap, toMap: (ground: Position) => [number, number]): LngLatBounds =>
  grids.reduce((bounds, { polygon }) => {
    const { west, south, east, north } = boxOf(polygon);
    return bounds.extend(toMap([west, south])).extend(toMap([east, north]));
  }, new LngLatBounds());

const pinElement = (): HTMLElement => {
  const pin = document.createElement('div');
  pin.className = styles['pin'] ?? '';
  return pin;
};
