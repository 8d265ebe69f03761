// Renders resources/voices/callers.json and announcements.json to 8 kHz A-law with espeak-ng and sox (Debian packages). Run by hand when a line
// changes; the rendered files are committed, so the product needs neither program.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../resources/voices/', import.meta.url));
const { callers, citizen, worker } = JSON.parse(readFileSync(`${folder}callers.json`, 'utf8'));
const { notice, positions, further } = JSON.parse(readFileSync(`${folder}announcements.json`, 'utf8'));
const whispering = new Set(['whisper-knife']);

for (const { id, lines } of [...callers, { id: 'citizen', ...citizen }, { id: 'worker', ...worker }, { id: 'exchange', lines: [notice, ...positions, further] }]) {
  for (const { text, file } of lines) {
    const wave = `${folder}${file}.wav`;
    const whisper = whispering.has(id);
    execFileSync('espeak-ng', ['-v', whisper ? 'cmn+whisper' : 'cmn', '-s', whisper ? '150' : '175', '-w', wave, text]);
    execFileSync('sox', [wave, '-t', 'al', '-r', '8000', '-c', '1', `${folder}${file}`, 'norm', whisper ? '-12' : '-4', 'silence', '1', '0.05', '0.1%']);
    rmSync(wave);
  }
}
