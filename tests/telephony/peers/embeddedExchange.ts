import { loadVoices } from '../../../src/exchange/callers/callerScripts.ts';
import { createExchange } from '../../../src/exchange/createExchange.ts';
import { callerName, callerNumber, callerPause, callerTone, seatNames, type CallerKind } from './peer.ts';

/** The embedded exchange as a process of its own, with callers who speak a tone. */
const rate = 8_000;
const tone = (seconds: number): Int16Array =>
  Int16Array.from({ length: seconds * rate }, (_, index) => Math.round(8_000 * Math.sin((2 * Math.PI * callerTone * index) / rate)));
const caller = (id: CallerKind, speaks: number, patienceSeconds: number) => ({
  id,
  line: '12345' as const,
  callers: [{ name: callerName, number: callerNumber }],
  patienceSeconds,
  lingerSeconds: 1,
  lines: [tone(speaks)],
  location: null,
});
const { env } = process;
const patient = 120;

const exchange = await createExchange({
  host: '127.0.0.1',
  port: Number(env['LIANXI_TEST_PORT']),
  accounts: seatNames.map((user) => ({ user, password: env['LIANXI_TEST_PASSWORD'] ?? '', supervisor: user === 'A01' })),
  callsPerMinute: 0,
  recordings: null,
  notice: () => false,
  voices: {
    ...loadVoices(new URL('../../../resources/voices/', import.meta.url)),
    callers: [caller('patient', patient, patient), caller('gives_up', patient, callerPause / 1_000), caller('hangs_up', callerPause / 1_000, patient)],
    citizen: [tone(patient)],
  },
  token: env['LIANXI_TEST_PASSWORD'] ?? '',
  now: Date.now,
  random: Math.random,
});
process.once('SIGTERM', () => void exchange.stop().then(() => process.exit(0)));
