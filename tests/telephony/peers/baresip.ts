import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { startGroup, untilListening } from './processes.ts';
import { writeTone } from './toneFile.ts';

/** A far-end phone on plain UDP, driven over TCP (netstrings of JSON). */
export interface Baresip {
  command(command: string, words?: string): Promise<void>;
  /** Its own events, oldest first. */
  readonly events: readonly BaresipEvent[];
  end(): Promise<void>;
}

export interface BaresipEvent {
  readonly type: string;
  readonly param: string;
}

export interface BaresipOptions {
  readonly folder: string;
  readonly user: string;
  readonly sipPort: number;
  readonly controlPort: number;
  readonly registrar: string;
  /** Hz of the tone it speaks; `echo` sends back what it hears. */
  readonly speaks: number | 'echo';
  readonly answers: 'manual' | 'auto';
}

const configuration = ({ folder, sipPort, controlPort, speaks }: BaresipOptions): string => `
sip_listen 127.0.0.1:${sipPort}
call_local_timeout 120
call_max_calls 8
audio_source ${speaks === 'echo' ? 'aubridge,nil' : `aufile,${join(folder, 'tone.wav')}`}
audio_player aubridge,nil
audio_alert aubridge,nil
audio_level no
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports 32000-32999
net_interface 127.0.0.1
module_path /usr/lib/baresip/modules
module account.so
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
snd_path ${folder}
${speaks === 'echo' ? 'module echo.so' : ''}
module ctrl_tcp.so
module menu.so
module uuid.so
ctrl_tcp_listen 127.0.0.1:${controlPort}
`;

export const startBaresip = async (options: BaresipOptions): Promise<Baresip> => {
  const { folder, user, registrar, answers, controlPort } = options;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config'), configuration(options));
  writeFileSync(
    join(folder, 'accounts'),
    `<sip:${user}@pbx.test;transport=udp>;auth_user=${user};auth_pass=secret;outbound="sip:${registrar};transport=udp";regint=120;answermode=${answers};audio_codecs=PCMA/8000/1,PCMU/8000/1\n`,
  );
  writeFileSync(join(folder, 'contacts'), '');
  if (options.speaks !== 'echo') writeTone(join(folder, 'tone.wav'), options.speaks);
  const group = startGroup('baresip', ['-f', folder], join(folder, 'baresip.log'));
  await untilListening(controlPort, group);
  const socket = connect(controlPort, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const events: BaresipEvent[] = [];
  const waiting = new Map<string, () => void>();
  let count = 0;
  readNetstrings(socket, (message) => {
    if (message.response === true) waiting.get(message.token ?? '')?.();
    else if (message.event === true) events.push({ type: message.type ?? '', param: message.param ?? '' });
  });
  return {
    command: (command, words = '') =>
      new Promise((resolve, reject) => {
        const token = String((count += 1));
        const timer = setTimeout(() => reject(new Error(`baresip does not answer to ${command}`)), 5_000);
        waiting.set(token, () => {
          clearTimeout(timer);
          resolve();
        });
        const json = JSON.stringify({ command, params: words, token });
        socket.write(`${Buffer.byteLength(json)}:${json},`);
      }),
    events,
    end: async () => {
      socket.destroy();
      await group.end();
    },
  };
};

interface BaresipMessage {
  readonly response?: boolean;
  readonly event?: boolean;
  readonly token?: string;
  readonly type?: string;
  readonly param?: string;
}

const readNetstrings = (socket: Socket, onMessage: (message: BaresipMessage) => void): void => {
  let rest = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let colon = rest.indexOf(58); colon >= 0; colon = rest.indexOf(58)) {
      const length = Number(rest.subarray(0, colon));
      if (rest.length < colon + length + 2) return;
      onMessage(JSON.parse(rest.subarray(colon + 1, colon + 1 + length).toString()) as BaresipMessage);
      rest = rest.subarray(colon + length + 2);
    }
  });
};
