import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('what nobody says', () => {
  expect(parseOptions([])).toEqual({
    open: true,
    json: false,
    data: null,
    port: null,
    calls: 2,
    central: null,
    sip: null,
    sipUser: null,
    sipDomain: null,
    seat: 'A07',
    host: '127.0.0.1',
    tlsCert: null,
    tlsKey: null,
  });
});

test('every option', () => {
  const words = '--no-open --json --data d --port 9000 --calls 0.5 --central https://c.example --sip wss://p.example/ws --sip-user 801 --sip-domain p.example --seat B01 --host 0.0.0.0 --tls-cert c.pem --tls-key k.pem';
  expect(parseOptions(words.split(' '))).toEqual({
    open: false,
    json: true,
    data: 'd',
    port: 9000,
    calls: 0.5,
    central: 'https://c.example',
    sip: 'wss://p.example/ws',
    sipUser: '801',
    sipDomain: 'p.example',
    seat: 'B01',
    host: '0.0.0.0',
    tlsCert: 'c.pem',
    tlsKey: 'k.pem',
  });
});

test('a seat may be said as its number alone', () => {
  expect(parseOptions(['--seat', '7']).seat).toBe('A07');
  expect(parseOptions(['--seat', 'b01']).seat).toBe('B01');
});

// Refusals end the process, so each is tried in one of its own.
const refused = (words: readonly string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('./launch.ts', import.meta.url)), ...words], { encoding: 'utf8' });

test.each([
  { words: ['--colour', 'red'], said: '--colour' },
  { words: ['--port', 'many'], said: '--port' },
  { words: ['--port', '70000'], said: '--port' },
  { words: ['--calls', '-1'], said: '--calls' },
  { words: ['--seat', 'window'], said: '--seat' },
  { words: ['--central', 'ftp://x'], said: '--central' },
  { words: ['--sip', 'http://x'], said: '--sip' },
  { words: ['--sip', 'wss://x,http://y'], said: '--sip' },
  { words: ['--tls-cert', 'c.pem'], said: '--tls-key' },
  { words: ['surplus'], said: 'argument' },
])('$words is refused in words, code 2, nothing on stdout', ({ words, said }) => {
  const { status, stdout, stderr } = refused(words);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
  expect(stdout).toBe('');
});

test('--help lists every option and ends well', () => {
  const { status, stderr } = refused(['--help']);
  expect(status).toBe(0);
  for (const option of ['--no-open', '--json', '--data', '--port', '--calls', '--central', '--sip', '--seat', '--host', '--tls-cert']) {
    expect(stderr).toContain(option);
  }
});
