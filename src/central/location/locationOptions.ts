import { lineSchema } from '#contract/identifiers.ts';
import type { Line } from '#domain/tenant.ts';
import { createHttpLocation, type LocationPort } from './locationPort.ts';

const usualPatience = 3_000;

/**
 * `LIANXI_LOCATION_URL`, `_TOKEN`, `_NAME` (shown beside the place), `_LINES` (`110`, or `110,12345` by agreement) and
 * `_TIMEOUT_MS`; in the demo its own service where no other is named. @throws z.ZodError for an unknown line.
 */
export const readLocationOptions = (
  env: Readonly<Record<string, string | undefined>>,
  demo: { readonly url: string; readonly token: string } | null,
): { readonly port: LocationPort | null; readonly lines: readonly Line[] } => {
  const url = env['LIANXI_LOCATION_URL'];
  const lines = (env['LIANXI_LOCATION_LINES'] ?? '110').split(',').map((line) => lineSchema.parse(line.trim()));
  const patienceMs = Number(env['LIANXI_LOCATION_TIMEOUT_MS'] ?? usualPatience);
  if (url !== undefined) {
    const provider = env['LIANXI_LOCATION_NAME'] ?? new URL(url).hostname;
    return { port: createHttpLocation({ url, token: env['LIANXI_LOCATION_TOKEN'] ?? '', provider, patienceMs }), lines };
  }
  return { port: demo === null ? null : createHttpLocation({ ...demo, provider: '演示定位服务', patienceMs }), lines };
};
