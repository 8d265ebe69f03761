import type { CallLocation } from '#domain/replay/seatView.ts';

const gml = 'http://www.opengis.net/gml';
const shapes = 'http://www.opengis.net/pidflo/1.0';

/** EPSG codes of RFC 5491 §5.1: WGS 84 in two and three dimensions. */
const wgs84 = /(?:EPSG::?|epsg\/0\/)(?:4326|4979)$/iu;

/**
 * Where the caller is by a PIDF-LO (RFC 4119, RFC 5491): a point, or the centre of a circle with its radius. Null when it
 * carries neither, or in a coordinate system we do not know: a place in the wrong system is worse than none.
 */
export const readLocation = (pidf: string, parse: (xml: string) => Document): CallLocation | null => {
  const xml = parse(pidf);
  const [position] = xml.getElementsByTagNameNS(gml, 'pos');
  const shape = position?.closest('[srsName]');
  if (position === undefined || !wgs84.test(shape?.getAttribute('srsName') ?? '')) return null;
  const [lat = NaN, lon = NaN] = (position.textContent).trim().split(/\s+/u).map(Number);
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return null;
  const [radius] = xml.getElementsByTagNameNS(shapes, 'radius');
  const metres = Number(radius?.textContent);
  const [method] = [...xml.getElementsByTagName('*')].filter(({ localName }) => localName === 'method');
  return {
    lat,
    lon,
    radius: Number.isFinite(metres) && metres > 0 ? metres : null,
    system: 'WGS-84',
    method: (method?.textContent ?? '').trim().slice(0, 40),
    source: 'sip',
    provider: '',
    foundAt: timeOf(xml),
    demo: false,
  };
};

const timeOf = (xml: Document): number | null => {
  const [stamp] = [...xml.getElementsByTagName('*')].filter(({ localName }) => localName === 'timestamp');
  const at = Date.parse((stamp?.textContent ?? '').trim());
  return Number.isFinite(at) && at >= 0 ? at : null;
};
