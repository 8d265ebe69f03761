/** Where a caller is, as his network says it. WGS 84 degrees, radius in metres. */
export interface Location {
  readonly lat: number;
  readonly lon: number;
  readonly radius: number;
  /** How it was found (RFC 4119, method tokens): `Cell`, `GPS`, `802.11`. */
  readonly method: string;
}

/** PIDF-LO (RFC 4119, RFC 5491): a circle in EPSG:4326, latitude first. */
export const pidfLo = ({ lat, lon, radius, method }: Location, entity: string, at: Date): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml" xmlns:gs="http://www.opengis.net/pidflo/1.0" entity="${entity}">
<tuple id="caller"><status><gp:geopriv><gp:location-info><gs:Circle srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>${lat} ${lon}</gml:pos><gs:radius uom="urn:ogc:def:uom:EPSG::9001">${radius}</gs:radius></gs:Circle></gp:location-info><gp:usage-rules/><gp:method>${method}</gp:method></gp:geopriv></status><timestamp>${at.toISOString()}</timestamp></tuple>
</presence>`.replaceAll('\n', '\r\n');

const circle = /<(?:\w+:)?pos>\s*(-?[\d.]+)\s+(-?[\d.]+)\s*<\/(?:\w+:)?pos>/;

/** The point of a PIDF-LO; null when there is none on the earth. */
export const readPidfLo = (xml: string): Location | null => {
  const [, lat, lon] = (circle.exec(xml) ?? []).map(Number);
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return null;
  const radius = Number(/<(?:\w+:)?radius[^>]*>\s*([\d.]+)/.exec(xml)?.[1] ?? 0);
  const method = /<(?:\w+:)?method>\s*([\w.-]{1,30})/.exec(xml)?.[1] ?? '';
  return { lat, lon, radius, method };
};
