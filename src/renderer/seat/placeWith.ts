import type { Place } from '#domain/case/case.ts';
import type { TFunction } from 'i18next';
import type { AdoptedLocation } from '../features/call/LocationPanel.tsx';

/** The longest detail the form takes. */
const longest = 500;

/**
 * The place with what the network says added: words the caller gave stay as they are, an empty place becomes the grid's; point,
 * coordinate system, radius and who said so stand in the detail, so that nobody takes them for the caller's own words.
 */
export const placeWith = (place: Place | undefined, { location, path, unitId }: AdoptedLocation, t: TFunction): Place => {
  const { lon, lat, system, radius, provider, source, method } = location;
  const said = t('call.location.detail', {
    point: `${lon.toFixed(5)},${lat.toFixed(5)} ${system}`,
    radius: radius === null ? '?' : Math.round(radius),
    source: source === 'sip' ? t('call.location.withCall') : provider,
    method,
  });
  const known = place ?? { text: '', unitId: null, detail: '' };
  const detail = [known.detail, said].filter((part) => part !== '' && !known.detail.includes(said)).join('；') || known.detail;
  const named = known.text === '' && path.length > 0 ? t('call.location.near', { place: path.slice(-2).join('') }) : known.text;
  return { text: named, unitId: known.unitId ?? unitId, detail: detail.slice(0, longest) };
};
