import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { startGroup, untilListening } from './processes.ts';
import { writeTone } from './toneFile.ts';

/** A far-end phone on plain UDP, driven over TCP (netstrings of JSON). */
export interface Baresip {
  command(command: string, words?: string): Promise<void>;
  /** Every call it is in, one by one: `hangup` is for the latest alone. */
  hangUpAll(): Promise<void>;
  /** Its own events, oldest first. */
  readonly events: readonly BaresipEvent[];
  end(): Promise<void>;
}

export interface BaresipEvent {
  readonly type: string;
  readonly param: string;
  /** Of the call; empty when it is about none. */
  readonly id: string;
}

export interface BaresipOptions {
  readonly folder: string;
  readonly user: string;
  readonly address: string;
  readonly sipPort: number;
  /** Where everything it sends goes. */
  readonly proxy: string;
  readonly domain: string;
  /** It registers with this; null for one that is known by its address. */
  readonly password: string | null;
  /** Hz of the tone it speaks, answering by itself; `echo` sends back what it hears. */
  readonly speaks: number | 'echo';
}

const controlPortOf = ({ sipPort }: BaresipOptions): number => sipPort + 10_000;

const configuration = ({ folder, address, sipPort, speaks }: BaresipOptions, controlPort: number): string => `
sip_listen ${address}:${sipPort}
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
net_interface ${address}
module_path /usr/lib/baresip/modules
module g711.so
module aufile.so
module aubridge.so
${speaks === 'echo' ? 'module echo.so' : ''}
module ctrl_tcp.so
module menu.so
module uuid.so
module account.so
ctrl_tcp_listen 127.0.0.1:${controlPort}
`;

export const startBaresip = async (options: BaresipOptions): Promise<Baresip> => {
  const { folder, user, domain, proxy, password, speaks } = options;
  const controlPort = controlPortOf(options);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config'), configuration(options, controlPort));
  const registers = password === null ? 'regint=0' : `auth_user=${user};auth_pass=${password};regint=120`;
  // China's codec and no other: whatever takes part in a call with this phone must speak it.
  const how = `answermode=${speaks === 'echo' ? 'manual' : 'auto'};audio_codecs=PCMA/8000/1`;
  writeFileSync(join(folder, 'accounts'), `<sip:${user}@${domain};transport=udp>;${registers};outbound="sip:${proxy};transport=udp";${how}\n`);
  writeFileSync(join(folder, 'contacts'), '');
  if (speaks !== 'echo') writeTone(join(folder, 'tone.wav'), speaks, 60);
  const group = startGroup('baresip', ['-f', folder], join(folder, 'baresip.log'));
  await untilListening(controlPort, group);
  const socket = connect(controlPort, '127.0.0.1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const events: BaresipEvent[] = [];
  const waiting = new Map<string, () => void>();
  let count = 0;
  readNetstrings(socket, (message) => {
    if (message.response === true) waiting.get(message.token ?? '')?.();
    else if (message.event === true) events.push({ type: message.type ?? '', param: message.param ?? '', id: message.id ?? '' });
  });
  const send: Baresip['command'] = (command, words = '') =>
    new Promise((resolve, reject) => {
      const token = String((count += 1));
      const timer = setTimeout(() => reject(new Error(`baresip does not answer to ${command}`)), 5_000);
      waiting.set(token, () => {
        clearTimeout(timer);
        resolve();
      });
      const json = JSON.stringify({ command, params: words, token });
      socket.write(`${Buffer.byteLength(json)}:${json},`);
    });
  return {
    command: send,
    hangUpAll: async () => {
      const live = new Set<string>();
      for (const { type, id } of events) {
        if (type === 'CALL_CLOSED') live.delete(id);
        else if (type.startsWith('CALL_')) live.add(id);
      }
      for (let left = live.size; left > 0; left -= 1) await send('hangup');
    },
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
  readonly id?: string;
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
