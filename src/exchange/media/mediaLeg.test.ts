import { Socket } from 'node:dgram';
import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, it, vi } from 'vitest';
import { openMediaLeg } from './mediaLeg.ts';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

it('finds its own addresses without asking anybody', async () => {
  const lookup = vi.spyOn(dns, 'lookup');
  syncBuiltinESMExports();
  const send = vi.spyOn(Socket.prototype, 'send');
  const leg = openMediaLeg({ now: () => 0, onDigit: () => undefined });
  const sdp = await leg.offer();
  await leg.close();
  expect(sdp).toContain(' 127.0.0.1 ');
  expect(lookup).not.toHaveBeenCalled();
  expect(send).not.toHaveBeenCalled();
});
